package io.provisioning.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** One connection to the server, on which a test speaks and listens as slowly as it likes. Whoever opens it closes it. */
public final class Conversation implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;

    public Conversation(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
    }

    public Conversation say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Says it if the server still listens. */
    public Conversation tryToSay(String text) throws IOException {
        try {
            return say(text);
        } catch (SocketException hungUp) {
            return this;
        }
    }

    /** One answer, whose length its header tells; what was not said by then is missing. */
    public String answer() throws IOException {
        var heard = new StringBuilder();
        while (!isWhole(heard)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return heard.toString();
            }
            heard.append((char) next);
        }
        return heard.toString();
    }

    /** Whether something has come that was not read yet. */
    public boolean hasAnswer() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    /** Whether the server has hung up by now. */
    public boolean hasHungUp() throws IOException {
        socket.setSoTimeout(10);
        try {
            return socket.getInputStream().read(new byte[1024 * 1024]) < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (SocketException reset) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    /** Whether the server hangs up, without or after another word. */
    public boolean isHungUp() throws IOException {
        try {
            while (socket.getInputStream().read() >= 0) {
                // What it still says is of no interest.
            }
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static boolean isWhole(CharSequence heard) {
        String text = heard.toString();
        int end = text.indexOf("\r\n\r\n");
        int length = text.indexOf("Content-Length: ");
        if (end < 0) {
            return false;
        }
        return length < 0
                || text.length() - end - 4 == Integer.parseInt(text.substring(length + 16, text.indexOf('\r', length)));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
