package io.provisioning.fuzz;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.openapi.Document;
import io.provisioning.openapi.Document.Operation;
import io.provisioning.testing.Requirement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a failure of the fuzzer shows, pasted into bash, is the request that failed. */
class CurlTest {

    private static final int RANDOM = 40;

    @BeforeAll
    static void needCurl() throws Exception {
        Process process = new ProcessBuilder("bash", "-c", "curl --version && timeout --version")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Requirement.orSkip(process.waitFor() == 0, "bash with curl");
    }

    static Stream<Arguments> drafts() {
        Stream<Arguments> chosen = Stream.of(
                draft("as it is", draft -> {}),
                draft("another's key", draft -> draft.headers.put("Authorization", "App pak_none")),
                draft("no key", draft -> draft.headers.put("Authorization", "App ")),
                draft("an empty header", draft -> draft.headers.put("Accept", "")),
                draft("no media type", draft -> draft.headers.remove("Content-Type")),
                draft("a NUL in a header", draft -> draft.headers.put("Authorization", "\u0000")),
                draft("a NUL in the path, and the key", draft -> draft.inPath.put("id", "a\u0000b%")),
                draft("bytes in the path", draft -> draft.inPath.put("id", "\u00e4\"'\\[]{}%zz$HOME`../x")),
                draft("a HEAD with a body", draft -> draft.method = "HEAD"),
                draft("a HEAD", draft -> {
                    draft.method = "HEAD";
                    draft.json = null;
                    draft.headers.remove("Content-Type");
                }),
                draft("every byte", draft -> draft.body = everyByte()),
                draft(
                        "a large body",
                        draft -> draft.body = " ".repeat(1_100_000).getBytes(StandardCharsets.UTF_8)),
                draft("an empty body", draft -> draft.body = new byte[0]),
                draft("chunks", draft -> draft.chunked = true));
        return Stream.concat(
                chosen,
                IntStream.range(0, RANDOM)
                        .mapToObj(seed -> draft("spoilt, seed " + seed, draft -> {
                            Mutations mutations = new Mutations(new Random(seed * 1_000_003L));
                            mutations.spoil(draft);
                            mutations.spoil(draft);
                        })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("drafts")
    void shouldShowTheRequestThatWasSent(String name, Draft draft) throws Exception {
        // Given
        Request sent = Request.of(new ByteArrayInputStream(draft.bytes()));
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Request> received = CompletableFuture.supplyAsync(() -> answered(server));
            String lines =
                    Curl.of(draft).replaceFirst("127\\.0\\.0\\.1([:/])8080", "127.0.0.1$1" + server.getLocalPort());

            // When
            var bash = new ProcessBuilder("bash", "-s").redirectErrorStream(true);
            bash.environment().put("KEY", draft.key);
            Process process = bash.start();
            try (var in = process.getOutputStream()) {
                in.write(lines.getBytes(StandardCharsets.US_ASCII));
            }
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            // Then
            then(received.get(30, TimeUnit.SECONDS))
                    .as(name + "\n" + lines + "\n" + output)
                    .isEqualTo(sent);
            then(lines).doesNotContain(draft.key);
        }
    }

    private static Arguments draft(String name, Consumer<Draft> change) {
        JsonNode json = JsonMapper.shared().readTree("{\"a\":[{\"b\":\"it's 100 % \u00e4\\u0000\"}],\"c\":1}");
        Operation operation = new Operation(
                new Document(json), "put", "/a/{id}", JsonMapper.shared().createObjectNode());
        Draft draft = new Draft(operation, "somebody", "the-key-of-somebody");
        draft.inPath.put("id", "1");
        draft.query.add("q=1");
        draft.json = json;
        draft.headers.put("Content-Type", "application/json");
        change.accept(draft);
        return Arguments.of(name, draft);
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[512];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static Request answered(ServerSocket server) {
        try (Socket socket = server.accept()) {
            Request request = Request.of(socket.getInputStream());
            socket.getOutputStream().write("HTTP/1.1 204 None\r\nConnection: close\r\n\r\n".getBytes());
            return request;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What matters of it: the order of headers does not, nor where chunks end. */
    private record Request(String line, TreeSet<String> headers, String body) {

        static Request of(InputStream in) throws IOException {
            String first = line(in);
            TreeSet<String> headers = new TreeSet<>();
            for (String line = line(in); !line.isBlank(); line = line(in)) {
                headers.add(line.stripTrailing());
            }
            var body = new ByteArrayOutputStream();
            if (headers.contains("Transfer-Encoding: chunked")) {
                for (int size = size(in); size > 0; size = size(in)) {
                    body.write(in.readNBytes(size));
                    line(in);
                }
                line(in);
            } else {
                for (String header : headers) {
                    if (header.startsWith("Content-Length: ")) {
                        body.write(in.readNBytes(Integer.parseInt(header.substring(16))));
                    }
                }
            }
            return new Request(first, headers, body.toString(StandardCharsets.ISO_8859_1));
        }

        private static int size(InputStream in) throws IOException {
            return Integer.parseInt(line(in).strip(), 16);
        }

        private static String line(InputStream in) throws IOException {
            var line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
