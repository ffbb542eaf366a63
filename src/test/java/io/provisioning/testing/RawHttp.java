package io.provisioning.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One request over a socket of its own, byte for byte as given, for what no HTTP client agrees to send. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 20_000;

    private RawHttp() {}

    /** A request without a body; each header is one line, as {@code "Accept: text/html"}. */
    public static Answer send(int port, String requestLine, String... headers) {
        return send(port, head(requestLine, headers).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Up to the empty line; a body can follow. */
    public static String head(String requestLine, String... headers) {
        return Stream.concat(
                        Stream.of(requestLine + " HTTP/1.1", "Host: localhost", "Connection: close"),
                        Stream.of(headers))
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
    }

    public static Answer send(int port, byte[] request) {
        try {
            Answer answer = parse(exchange(port, request));
            Secrets.thenNoneIn(answer.headers() + answer.body());
            return answer;
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** Sends the bytes, then nothing more, and reads until the server closes. */
    public static byte[] exchange(int port, byte[] request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            return socket.getInputStream().readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Answer parse(byte[] answer) throws IOException {
        return read(new ByteArrayInputStream(answer), false);
    }

    /** The next answer of a connection. */
    static Answer read(InputStream in, boolean withoutBody) throws IOException {
        String statusLine = line(in);
        if (!statusLine.startsWith("HTTP/1.1 ")) {
            throw new IOException("Not an HTTP answer: " + statusLine);
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon), line.substring(colon + 1).trim(), (a, b) -> a + ", " + b);
        }
        int status = Integer.parseInt(statusLine.substring(9, 12));
        boolean none = withoutBody || status == 204 || status == 304;
        String text = new String(none ? new byte[0] : body(in, headers), StandardCharsets.UTF_8);
        return new Answer(status, headers, text);
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if ("chunked".equals(headers.get("Transfer-Encoding"))) {
            return chunks(in);
        }
        String length = headers.get("Content-Length");
        return length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    public record Answer(int status, Map<String, String> headers, String body) {

        public @Nullable String header(String name) {
            return headers.get(name);
        }

        /** The names of the methods in {@code Allow}. */
        public List<String> allowed() {
            return List.of(headers.getOrDefault("Allow", "").split("[, ]+"));
        }
    }
}
