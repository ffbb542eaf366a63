package io.provisioning.error;

import static io.provisioning.error.ErrorCode.BAD_REQUEST;
import static io.provisioning.error.ErrorCode.PAYLOAD_TOO_LARGE;
import static io.provisioning.error.Provocation.JSON;
import static io.provisioning.error.Provocation.SIGNED;
import static io.provisioning.error.Provocation.bytes;
import static io.provisioning.error.Provocation.head;
import static io.provisioning.error.Provocation.join;

import java.util.stream.Stream;

/** Requests that are too large, or no HTTP at all; most are refused by Tomcat before any code of ours runs. */
final class BrokenRequests {

    private static final String APPLICATIONS = "/provisioning/1/applications";
    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";
    private static final String TOO_LONG = "a".repeat(40_000);
    private static final String TOO_LARGE = "{\"applicationId\":\"a\",\"x\":\"%s\"}".formatted("x".repeat(70_000));

    private BrokenRequests() {}

    static Stream<Provocation> all() {
        return Stream.of(bodies(), sizes(), requestLines(), headers()).flatMap(rows -> rows);
    }

    private static Stream<Provocation> bodies() {
        String chunk = Integer.toHexString(TOO_LARGE.length());
        return Stream.of(
                body("declared too large", "Content-Length: " + TOO_LARGE.length(), TOO_LARGE, PAYLOAD_TOO_LARGE),
                body("declared far too large, nothing sent", "Content-Length: 99999999999", "", PAYLOAD_TOO_LARGE),
                body(
                        "streamed too large",
                        "Transfer-Encoding: chunked",
                        chunk + "\r\n" + TOO_LARGE + "\r\n0\r\n\r\n",
                        PAYLOAD_TOO_LARGE),
                body("shorter than declared", "Content-Length: 100", "{\"applicationId\":\"a\"}", BAD_REQUEST),
                body("of a chunk without a size", "Transfer-Encoding: chunked", "xyz\r\n{}\r\n0\r\n\r\n", BAD_REQUEST),
                body("of chunks without an end", "Transfer-Encoding: chunked", "2\r\n{", BAD_REQUEST),
                Provocation.raw(
                        "body of an empty stream",
                        post("Transfer-Encoding: chunked", "0\r\n\r\n"),
                        BAD_REQUEST,
                        "body"));
    }

    private static Provocation body(String name, String length, String body, ErrorCode code) {
        return Provocation.raw("body " + name, post(length, body), code, null);
    }

    private static byte[] post(String length, String body) {
        return join(head("POST", APPLICATIONS, SIGNED + JSON + length + "\r\n"), bytes(body));
    }

    private static Stream<Provocation> sizes() {
        return Stream.of(
                refused(
                        "a header too large",
                        get(APPLICATIONS, "X-Large: " + TOO_LONG + "\r\n"),
                        ErrorCode.REQUEST_HEADER_FIELDS_TOO_LARGE),
                refused("200 headers", get(APPLICATIONS, "X-Many: a\r\n".repeat(200))),
                refused("a path too long", get(APPLICATIONS + "/" + TOO_LONG, ""), ErrorCode.URI_TOO_LONG),
                refused("a query too long", get(APPLICATIONS + "?x=" + TOO_LONG, ""), ErrorCode.URI_TOO_LONG),
                refused("a method too long", TOO_LONG + " / HTTP/1.1\r\n" + HOST + "\r\n", ErrorCode.URI_TOO_LONG));
    }

    private static Stream<Provocation> requestLines() {
        return Stream.of(
                refused("a request line of one word", "GET\r\n" + HOST + "\r\n"),
                refused("an unknown version", "GET / HTTP/9.9\r\n" + HOST + "\r\n"),
                refused("no version at all", "GET / WTTP\r\n" + HOST + "\r\n"),
                refused("a space in the path", "GET /a b HTTP/1.1\r\n" + HOST + "\r\n"),
                refused("a control character in the path", "GET /a\u0001b HTTP/1.1\r\n" + HOST + "\r\n"),
                refused("raw UTF-8 in the path", "GET /\u00e4 HTTP/1.1\r\n" + HOST + "\r\n"),
                refused("a raw quote in the query", "GET /?a=\" HTTP/1.1\r\n" + HOST + "\r\n"),
                refused("a path that begins without a slash", "GET applications HTTP/1.1\r\n" + HOST + "\r\n"),
                refused("an asterisk for a path", "GET * HTTP/1.1\r\n" + HOST + "\r\n"),
                refused("a method of no letters", "G(T / HTTP/1.1\r\n" + HOST + "\r\n"),
                refused("CONNECT", "CONNECT localhost:443 HTTP/1.1\r\n" + HOST + "\r\n"),
                refused("the start of TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n"),
                refused("binary noise", "\u0000\u0001\u0002\u0003\r\n\r\n"));
    }

    private static Stream<Provocation> headers() {
        return Stream.of(
                refused("no Host", "GET " + APPLICATIONS + " HTTP/1.1\r\nConnection: close\r\n" + SIGNED + "\r\n"),
                refused("two Hosts", get(APPLICATIONS, "Host: elsewhere\r\n")),
                refused("a malformed Host", "GET / HTTP/1.1\r\nHost: local host\r\nConnection: close\r\n\r\n"),
                refused("a control character in a header", get(APPLICATIONS, "X-Odd: a\u0001b\r\n")),
                refused("NUL in a header", get(APPLICATIONS, "X-Odd: a\u0000b\r\n")),
                refused("a space in a header's name", get(APPLICATIONS, "X Odd: a\r\n")),
                refused("a header without a colon", get(APPLICATIONS, "X-Odd\r\n")),
                refused("a header without a name", get(APPLICATIONS, ": a\r\n")),
                refused("a Content-Length of letters", get(APPLICATIONS, "Content-Length: many\r\n")),
                refused("a negative Content-Length", get(APPLICATIONS, "Content-Length: -1\r\n")),
                refused("two Content-Lengths", get(APPLICATIONS, "Content-Length: 1\r\nContent-Length: 2\r\n")),
                refused("an unknown Transfer-Encoding", get(APPLICATIONS, "Transfer-Encoding: morse\r\n")),
                refused("an unknown Expect", get(APPLICATIONS, "Expect: miracles\r\n")));
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\n" + HOST + SIGNED + headers + "\r\n";
    }

    private static Provocation refused(String name, String request, ErrorCode code) {
        return Provocation.raw(name, Provocation.bytes(request), code, null);
    }

    private static Provocation refused(String name, String request) {
        return Provocation.raw(name, request, BAD_REQUEST, null);
    }
}
