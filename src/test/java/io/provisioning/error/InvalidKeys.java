package io.provisioning.error;

import static io.provisioning.error.ErrorCode.BAD_REQUEST;
import static io.provisioning.error.ErrorCode.FORBIDDEN;
import static io.provisioning.error.ErrorCode.METHOD_NOT_ALLOWED;
import static io.provisioning.error.ErrorCode.NOT_FOUND;
import static io.provisioning.error.ErrorCode.UNSUPPORTED_MEDIA_TYPE;
import static io.provisioning.error.Provocation.SIGNED;
import static io.provisioning.error.Provocation.bytes;
import static io.provisioning.error.Provocation.head;
import static io.provisioning.error.Provocation.join;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is refused of API keys. The key that signs manages its account. Values are written as raw JSON. */
final class InvalidKeys {

    private static final String KEYS = "/settings/2/api-keys";
    private static final String NO_KEY = KEYS + "/00000000-0000-4000-8000-000000000000";

    private InvalidKeys() {}

    static Stream<Provocation> all() {
        return Stream.of(fields(), names(), lists(), bodies(), parameters(), routes())
                .flatMap(rows -> rows);
    }

    private static Stream<Provocation> fields() {
        return Stream.of(
                        row("accountId", "1", "\"\"", "\" \"", "\"\\u0000\"", "\"" + "a".repeat(256) + "\"", "[]"),
                        times("validFrom"),
                        times("validTo"),
                        row("allowedIPs", "1", "\"\"", "\"192.0.2.1\"", "{}", "true"),
                        row("permissions", "1", "\"PUBLIC_API\"", "\"\"", "{}"),
                        row("platform", "1", "\"\"", "{}", "\"default\""),
                        row("scopeGuids", "1", "\"billing:read\"", "\"\"", "{}"))
                .flatMap(rows -> rows);
    }

    private static Stream<Provocation> times(String field) {
        return row(
                field,
                "1767225600",
                "1767225600.5",
                "true",
                "{}",
                "[2026,1,1]",
                "\"\"",
                "\"now\"",
                "\"1767225600\"",
                "\"2026-01-01\"",
                "\"2026-01-01T00:00:00\"",
                "\"2026-02-30T00:00:00Z\"",
                "\"2026-01-01T24:00:00Z\"",
                "\"2026-01-01T00:00:00+25:00\"",
                "\"2026-01-01T00:00:00 Z\"",
                "\"2026-01-01 00:00:00Z\"",
                "\" 2026-01-01T00:00:00Z\"",
                "\"1969-12-31T23:59:59Z\"",
                "\"1970-01-01T00:00:00+01:00\"",
                "\"9999-01-01T00:00:00Z\"",
                "\"+12026-01-01T00:00:00Z\"",
                "\"2026-01-01T00:00:00ZZ\"",
                "\"2026-01-01T00:00:00+01\"",
                "\"2026-01-01T00:00:00+01:00+0100\"");
    }

    private static Stream<Provocation> names() {
        return Stream.concat(
                row(
                        "name",
                        "1",
                        "true",
                        "{}",
                        "\"\"",
                        "\" \\t\"",
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "\"" + "a".repeat(256) + "\""),
                Stream.of(
                        create("name: null", "{\"name\":null}", BAD_REQUEST, "name"),
                        create("name: missing", "{}", BAD_REQUEST, "name")));
    }

    private static Stream<Provocation> lists() {
        return Stream.of(
                        element("allowedIPs", "null", "1", "\"\"", "\"localhost\"", "\"10.0.0.0/33\"", "\"::/129\""),
                        element("permissions", "null", "0", "\"\"", "\"public_api\"", "\"TWO_FACTOR_CLIENT\""),
                        element("platform", "null", "\"default\"", "1"),
                        element("scopeGuids", "null", "1", "\"\"", "\"sms:send\"", "\"BILLING:READ\"", "\"\\ud800\""),
                        pair("applicationId", "null", "1", "\"\"", "\" \"", "\"..\"", "\"\\u0000\""),
                        pair("entityId", "1", "\"\"", "\"null\"", "\".\"", "\"\\ud800\""),
                        pair("action", "1", "\"\"", "\"fill\"", "\" FILL\""),
                        pair("key", "1", "\"\\u0000\"", "\"" + "a".repeat(256) + "\""),
                        tooMany("allowedIPs", "\"::1\""),
                        tooMany("permissions", "\"WEB_SDK\""),
                        tooMany("platform", "{\"applicationId\":\"a\"}"),
                        tooMany("scopeGuids", "\"application-entity:manage\""))
                .flatMap(rows -> rows);
    }

    private static Stream<Provocation> bodies() {
        return Stream.of(
                create("no body", "", BAD_REQUEST, "body"),
                create("no object", "[]", BAD_REQUEST, "body"),
                create("no JSON", "{", BAD_REQUEST, "body"),
                create("the same field twice", "{\"name\":\"a\",\"name\":\"b\"}", BAD_REQUEST, "body"),
                create("the end before the beginning", """
                        {"name":"a","validFrom":"2026-01-02T00:00:00Z","validTo":"2026-01-01T00:00:00Z"}""", BAD_REQUEST, "validTo"),
                create("another's account", "{\"name\":\"a\",\"accountId\":\"nobody\"}", BAD_REQUEST, "accountId"),
                create("more than it has", "{\"name\":\"a\",\"scopeGuids\":[\"billing:read\"]}", FORBIDDEN, null),
                update("enabled is 1", "{\"enabled\":1}", BAD_REQUEST, "enabled"),
                update("enabled is \"true\"", "{\"enabled\":\"true\"}", BAD_REQUEST, "enabled"),
                update("enabled is \"\"", "{\"enabled\":\"\"}", BAD_REQUEST, "enabled"),
                update("enabled is []", "{\"enabled\":[]}", BAD_REQUEST, "enabled"),
                update("no such key", "{}", NOT_FOUND, null));
    }

    private static Stream<Provocation> parameters() {
        return Stream.of(
                        "page=-1",
                        "page=x",
                        "page=",
                        "page=0&page=1",
                        "size=0",
                        "size=1001",
                        "size=",
                        "accountId=",
                        "accountId=%20",
                        "accountId=%00",
                        "accountId=a&accountId=b",
                        "name=",
                        "name=%00",
                        "name=" + "a".repeat(256),
                        "name=a&name=b",
                        "enabled=",
                        "enabled=1",
                        "enabled=TRUE",
                        "enabled=on",
                        "enabled=true&enabled=true",
                        "orderBy=",
                        "orderBy=id",
                        "orderBy=NAME",
                        "orderBy=name,validFrom",
                        "orderBy=name&orderBy=name",
                        "orderDirection=",
                        "orderDirection=ASC",
                        "orderDirection=up",
                        "apiKeySecret=",
                        "apiKeySecret=pak_0",
                        "apiKeySecret=a&apiKeySecret=b")
                .map(query -> route("GET", KEYS + "?" + query, BAD_REQUEST, query.replaceFirst("=.*", "")));
    }

    private static Stream<Provocation> routes() {
        return Stream.of(
                route("GET", NO_KEY, NOT_FOUND, null),
                route("GET", KEYS + "/nothing", NOT_FOUND, null),
                route("GET", KEYS + "/%20", BAD_REQUEST, "apiKeyId"),
                route("GET", KEYS + "/" + "a".repeat(256), BAD_REQUEST, "apiKeyId"),
                route("GET", KEYS + "/%7F", BAD_REQUEST, "apiKeyId"),
                route("GET", KEYS + "/", NOT_FOUND, null),
                route("DELETE", KEYS, METHOD_NOT_ALLOWED, null),
                route("DELETE", NO_KEY, METHOD_NOT_ALLOWED, null),
                route("POST", NO_KEY, METHOD_NOT_ALLOWED, null),
                route("POST", KEYS, UNSUPPORTED_MEDIA_TYPE, null),
                route("PUT", NO_KEY, UNSUPPORTED_MEDIA_TYPE, null));
    }

    /** The same wrong value in a key to be made and in one to be changed. */
    private static Stream<Provocation> row(String field, String... values) {
        return Stream.of(values).flatMap(value -> both(field, value, field));
    }

    private static Stream<Provocation> element(String field, String... values) {
        return Stream.of(values).flatMap(value -> both(field, "[" + value + "]", field + "[0]"));
    }

    private static Stream<Provocation> pair(String field, String... values) {
        String other = field.equals("applicationId") ? "" : "\"applicationId\":\"default\",";
        return Stream.of(values)
                .map(value -> "[{%s\"%s\":%s}]".formatted(other, field, value))
                .flatMap(platform -> both("platform", platform, "platform[0]." + field));
    }

    private static Stream<Provocation> tooMany(String field, String value) {
        return both(field, "[" + value + ("," + value).repeat(100) + "]", field);
    }

    private static Stream<Provocation> both(String field, String value, String complaint) {
        String name = field + ": " + (value.length() > 60 ? "of length " + value.length() : value);
        String named = field.equals("name") ? "" : "\"name\":\"a\",";
        String pair = "\"" + field + "\":" + value;
        return Stream.of(
                create(name, "{" + named + pair + "}", BAD_REQUEST, complaint),
                update(name, "{" + pair + "}", BAD_REQUEST, complaint));
    }

    private static Provocation create(String name, String json, ErrorCode code, @Nullable String field) {
        return body("POST", KEYS, name, json, code, field);
    }

    private static Provocation update(String name, String json, ErrorCode code, @Nullable String field) {
        return body("PUT", NO_KEY, name, json, code, field);
    }

    private static Provocation body(
            String method, String path, String name, String json, ErrorCode code, @Nullable String field) {
        byte[] body = bytes(json);
        String headers = SIGNED + Provocation.JSON + "Content-Length: " + body.length + "\r\n";
        return Provocation.raw(method + " key, " + name, join(head(method, path, headers), body), code, field);
    }

    private static Provocation route(String method, String path, ErrorCode code, @Nullable String field) {
        String name = method + " " + (path.length() > 120 ? path.substring(0, 40) + "…" : path);
        return Provocation.raw(name, head(method, path, SIGNED), code, field);
    }
}
