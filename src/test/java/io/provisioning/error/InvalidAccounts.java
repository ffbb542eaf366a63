package io.provisioning.error;

import static io.provisioning.error.Provocation.bytes;
import static io.provisioning.error.Provocation.head;
import static io.provisioning.error.Provocation.join;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests to {@code /settings/1/accounts}, sent with the operator's key, that are not as documented. */
final class InvalidAccounts {

    private static final String NEW = "{\"name\":\"a\",%s}";
    private static final String RATE = "{\"name\":\"a\",\"rateLimit\":%s}";

    private InvalidAccounts() {}

    static Stream<Provocation> all() {
        return Stream.of(keys(), names(), status(), rates(), lists(), routes()).flatMap(rows -> rows);
    }

    private static Stream<Provocation> keys() {
        return Stream.concat(
                Stream.of("1", "true", "[]", "\"\"", "\" \"", "\"a b\"", "\"a/b\"", "\"\u00e4\"", "\"a\\n\"", "\".\"")
                        .flatMap(value -> Stream.of(body("POST", "", "key", NEW.formatted("\"key\":" + value)))),
                Stream.of(
                        body("POST", "", "key", NEW.formatted("\"key\":\"..\"")),
                        body("POST", "", "key", NEW.formatted("\"key\":\"" + "a".repeat(65) + "\"")),
                        get("/a%20b", "accountKey"),
                        get("/%2e", "accountKey"),
                        get("/" + "a".repeat(65), "accountKey"),
                        body("PUT", "/a%2Fb", "accountKey", "{}")));
    }

    private static Stream<Provocation> names() {
        String tooLong = "\"" + "a".repeat(256) + "\"";
        return Stream.concat(
                Stream.of("1", "{}", "\"\"", "\" \"", "\"\\u3000\"", "\"\\u0000\"", "\"\\ud800\"", tooLong)
                        .map("{\"name\":%s}"::formatted)
                        .flatMap(json -> Stream.of(body("POST", "", "name", json), body("PUT", "/a", "name", json))),
                Stream.of(
                        body("POST", "", "name", "{}"),
                        body("POST", "", "name", "{\"name\":null}"),
                        body("POST", "", "body", "[]"),
                        body("PUT", "/a", "body", "{")));
    }

    private static Stream<Provocation> status() {
        return Stream.of("1", "0", "\"true\"", "\"\"", "[]", "1.0")
                .map(value -> body("PUT", "/a", "enabled", "{\"enabled\":%s}".formatted(value)));
    }

    private static Stream<Provocation> rates() {
        Stream<Provocation> requests = Stream.of(
                        "null", "0", "-1", "1000001", "9999999999", "1e99", "1.5", "\"1\"", "\"\"", "true", "[1]")
                .map("{\"requests\":%s,\"per\":\"PT1S\"}"::formatted)
                .map(RATE::formatted)
                .flatMap(json -> Stream.of(
                        body("POST", "", "rateLimit.requests", json), body("PUT", "/a", "rateLimit.requests", json)));
        Stream<Provocation> periods = Stream.of(
                        "null",
                        "1",
                        "1.5",
                        "true",
                        "{}",
                        "\"\"",
                        "\"1s\"",
                        "\"PT\"",
                        "\"P\"",
                        "\"PT0S\"",
                        "\"PT-1S\"",
                        "\"pt1s\"",
                        "\" PT1S\"",
                        "\"PT0.0001S\"",
                        "\"PT0.0015S\"",
                        "\"PT24H0.001S\"",
                        "\"P2D\"",
                        "\"P1M\"",
                        "\"P99999999999999999999D\"",
                        "\"PT0,5S\"")
                .map("{\"requests\":1,\"per\":%s}"::formatted)
                .map(RATE::formatted)
                .map(json -> body("POST", "", "rateLimit.per", json));
        Stream<Provocation> others = Stream.of("1", "\"\"", "\"PT1S\"", "[]", "true")
                .map(RATE::formatted)
                .map(json -> body("PUT", "/a", "rateLimit", json));
        return Stream.of(requests, periods, others).flatMap(rows -> rows);
    }

    private static Stream<Provocation> lists() {
        return Stream.of(
                        "page=-1",
                        "page=x",
                        "page=",
                        "page=2147483648",
                        "limit=0",
                        "limit=1001",
                        "limit=1.5",
                        "limit=",
                        "limit=40&limit=40",
                        "enabled=",
                        "enabled=1",
                        "enabled=TRUE",
                        "enabled=true&enabled=true",
                        "name=",
                        "name=a&name=b",
                        "name=%00",
                        "name=" + "a".repeat(256))
                .map(query -> get("?" + query, query.split("=")[0]));
    }

    private static Stream<Provocation> routes() {
        return Stream.of(
                row("GET", "/nobody", "", ErrorCode.NOT_FOUND, null),
                row("PUT", "/nobody", "{\"name\":\"a\"}", ErrorCode.NOT_FOUND, null),
                row("GET", "/a/keys", "", ErrorCode.NOT_FOUND, null),
                row("GET", "/", "", ErrorCode.NOT_FOUND, null),
                row("DELETE", "/nobody", "", ErrorCode.METHOD_NOT_ALLOWED, null),
                row("PUT", "", "{}", ErrorCode.METHOD_NOT_ALLOWED, null),
                row("PATCH", "/nobody", "{}", ErrorCode.METHOD_NOT_ALLOWED, null));
    }

    private static Provocation get(String path, String field) {
        return row("GET", path, "", ErrorCode.BAD_REQUEST, field);
    }

    private static Provocation body(String method, String path, String field, String json) {
        return row(method, path, json, ErrorCode.BAD_REQUEST, field);
    }

    private static Provocation row(String method, String path, String json, ErrorCode code, @Nullable String field) {
        byte[] body = bytes(json);
        String headers = Provocation.SIGNED + Provocation.JSON + "Content-Length: " + body.length + "\r\n";
        String shown = "%s accounts%s %s".formatted(method, path, json);
        return Provocation.raw(
                shown.length() > 120 ? shown.substring(0, 60) + "… of length " + shown.length() : shown,
                join(head(method, "/settings/1/accounts" + path, headers), body),
                code,
                field);
    }
}
