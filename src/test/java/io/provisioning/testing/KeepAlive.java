package io.provisioning.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request after the other, byte for byte as given, over one connection for as long as the server keeps it.
 * Closes it when the server says so and opens another; nothing is ever sent twice.
 */
public final class KeepAlive implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private static final Pattern KEY_CREATION = Pattern.compile("POST /settings/2/api-keys[? ]");
    private static final Pattern MADE_KEY = Pattern.compile("\"apiKeySecret\":\"pak_[0-9A-Za-z]{28}\"");

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
            thenNoSecretIn(request, answer);
            if ("close".equals(answer.header("Connection"))) {
                close();
            }
            return answer;
        } catch (IOException broken) {
            close();
            throw broken;
        }
    }

    /** But for the one key that is made. */
    private static void thenNoSecretIn(byte[] request, RawHttp.Answer answer) {
        String start = new String(request, 0, Math.min(request.length, 100), StandardCharsets.ISO_8859_1);
        boolean made = answer.status() == 200 && KEY_CREATION.matcher(start).lookingAt();
        String body = made ? MADE_KEY.matcher(answer.body()).replaceFirst("") : answer.body();
        Secrets.thenNoneIn(answer.headers() + body);
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
