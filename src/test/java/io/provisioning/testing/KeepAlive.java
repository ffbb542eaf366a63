package io.provisioning.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request after the other, byte for byte as given, over one connection for as long as the server keeps it.
 * Closes it when the server says so and opens another; nothing is ever sent twice.
 */
public final class KeepAlive implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private static final long LONG_IDLE_NANOS = 1_000_000_000;

    private final int port;
    private @Nullable Socket socket;
    private InputStream in;
    private long lastUsed;

    public KeepAlive(int port) {
        this.port = port;
    }

    /** @throws IOException also when there is no answer */
    public RawHttp.Answer send(byte[] request, boolean answerHasNoBody) throws IOException {
        Socket used = socket;
        if (used != null) {
            if (in.available() > 0) {
                throw new IOException("The server sent more than it was asked for");
            }
            if (System.nanoTime() - lastUsed > LONG_IDLE_NANOS && !isOpen(used)) {
                close();
            }
        }
        try {
            connection().getOutputStream().write(request);
            RawHttp.Answer answer = RawHttp.read(in, answerHasNoBody);
            lastUsed = System.nanoTime();
            if ("close".equals(answer.header("Connection"))) {
                close();
            }
            return answer;
        } catch (IOException broken) {
            close();
            throw broken;
        }
    }

    /** A server may end what was idle for long, without a word. */
    private boolean isOpen(Socket used) throws IOException {
        used.setSoTimeout(1);
        try {
            return in.read() >= 0;
        } catch (SocketTimeoutException silent) {
            return true;
        } catch (SocketException reset) {
            return false;
        } finally {
            used.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    private Socket connection() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket("127.0.0.1", port);
            open.setSoTimeout(PATIENCE_MILLIS);
            open.setTcpNoDelay(true);
            in = new BufferedInputStream(open.getInputStream());
            socket = open;
        }
        return open;
    }

    @Override
    public void close() throws IOException {
        Socket open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }
}
