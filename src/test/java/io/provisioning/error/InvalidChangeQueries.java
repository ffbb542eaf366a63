package io.provisioning.error;

import static io.provisioning.error.Provocation.SIGNED;
import static io.provisioning.error.Provocation.head;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests to {@code /billing/1/changes} that are not as documented. */
final class InvalidChangeQueries {

    private static final String PATH = "/billing/1/changes";

    private InvalidChangeQueries() {}

    static Stream<Provocation> all() {
        return Stream.of(parameters(), gone(), mediaTypes(), methods()).flatMap(rows -> rows);
    }

    private static Stream<Provocation> parameters() {
        return Stream.of(
                        "after=",
                        "after=1",
                        "after=Newest",
                        "after=newest&after=newest",
                        "after=%C3%A4",
                        "after=%00",
                        "after=" + cursor("1.1.1"),
                        "after=" + cursor("1.1.1.1.1"),
                        "after=" + cursor("1.3.1.1"),
                        "after=" + cursor("-1.1.1.1"),
                        "after=" + cursor("1.1.9999999999999999999.1"),
                        "after=" + "a".repeat(2_000),
                        "limit=0",
                        "limit=1001",
                        "limit=x",
                        "limit=",
                        "wait=-1",
                        "wait=31",
                        "wait=1.5",
                        "wait=")
                .map(query -> provocation(query, ErrorCode.BAD_REQUEST, query.replaceFirst("=.*", "")));
    }

    /** Well formed, and of no history that there is. */
    private static Stream<Provocation> gone() {
        return Stream.of("1.2.0.1", "1.0.1.0", "999999999999999999.2.0.999999999999999999")
                .map(cursor -> provocation("after=" + cursor(cursor), ErrorCode.GONE, null));
    }

    private static Stream<Provocation> mediaTypes() {
        return Stream.of("text/csv", "application/cloudevents+json", "application/json;q=0")
                .map(accept -> Provocation.raw(
                        "Accept: " + accept,
                        head("GET", PATH, SIGNED + "Accept: " + accept + "\r\n"),
                        ErrorCode.NOT_ACCEPTABLE,
                        null));
    }

    private static Stream<Provocation> methods() {
        return Stream.of("POST", "PUT", "PATCH", "DELETE")
                .map(method -> Provocation.raw(
                        method + " " + PATH, head(method, PATH, SIGNED), ErrorCode.METHOD_NOT_ALLOWED, null));
    }

    private static Provocation provocation(String query, ErrorCode code, @Nullable String field) {
        return Provocation.raw(
                "GET " + PATH + "?" + (query.length() > 60 ? query.substring(0, 20) + "…" : query),
                head("GET", PATH + "?" + query, SIGNED),
                code,
                field);
    }

    private static String cursor(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
