package io.provisioning.error;

import static io.provisioning.error.Provocation.SIGNED;
import static io.provisioning.error.Provocation.head;

import java.util.stream.Stream;

/** Requests to {@code /billing/1/attributions} and {@code /billing/1/summary} that are not as documented. */
final class InvalidAttributionQueries {

    private static final String ATTRIBUTIONS = "/billing/1/attributions";
    private static final String SUMMARY = "/billing/1/summary";

    private InvalidAttributionQueries() {}

    static Stream<Provocation> all() {
        return Stream.of(
                        Stream.of("at", "from", "to").flatMap(InvalidAttributionQueries::instants),
                        attributions(),
                        summaries(),
                        methods())
                .flatMap(rows -> rows);
    }

    private static Stream<Provocation> instants(String name) {
        String otherEnd = name.equals("at")
                ? ""
                : name.equals("from") ? "&to=2026-01-01T00:00:00Z" : "&from=2026-01-01T00:00:00Z";
        return Stream.of(
                        "",
                        "now",
                        "1767225600",
                        "2026-01-01",
                        "2026-01-01T00:00:00",
                        "2026-02-30T00:00:00Z",
                        "2026-01-01T00:00:00+01:00",
                        "%2B12026-01-01T00:00:00Z",
                        "-2026-01-01T00:00:00Z",
                        "2026-01-01T25:00:00Z")
                .map(value -> row(ATTRIBUTIONS, name + "=" + value + otherEnd));
    }

    private static Stream<Provocation> attributions() {
        return Stream.of(
                        "at=2026-01-01T00:00:00Z&from=2026-01-01T00:00:00Z",
                        "at=2026-01-01T00:00:00Z&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z",
                        "at=2026-01-01T00:00:00Z&to=x",
                        "to=2026-01-01T00:00:00Z&from=2026-01-01T00:00:00Z",
                        "to=2026-01-01T00:00:00Z&from=2026-01-02T00:00:00Z",
                        "to=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                        "accountId=",
                        "accountId=%00",
                        "accountId=a&accountId=b",
                        "applicationId=",
                        "applicationId=..",
                        "applicationId=" + "a".repeat(256),
                        "entityId=",
                        "entityId=a%0Ab",
                        "resourceType=FAX",
                        "resourceType=number",
                        "channel=FAX",
                        "channel=",
                        "resourceId=%20",
                        "resourceId=",
                        "limit=0",
                        "limit=1001",
                        "limit=x",
                        "limit=",
                        "cursor=",
                        "cursor=1",
                        "cursor=%C3%A4",
                        "cursor=ZGVtbw",
                        "cursor=ZGVtbyAxIDk5OTk5OTk5OTk5OTk5OTk5OQ",
                        "cursor=IDEgMQ",
                        "cursor=" + "a".repeat(2_000))
                .map(query -> row(ATTRIBUTIONS, query));
    }

    private static Stream<Provocation> summaries() {
        return Stream.of("at=", "at=now", "accountId=", "accountId=%20", "limit=0", "limit=1001", "limit=x")
                .map(query -> row(SUMMARY, query));
    }

    private static Stream<Provocation> methods() {
        return Stream.of(ATTRIBUTIONS, SUMMARY)
                .flatMap(path -> Stream.of("POST", "PUT", "PATCH", "DELETE")
                        .map(method -> Provocation.raw(
                                method + " " + path, head(method, path, SIGNED), ErrorCode.METHOD_NOT_ALLOWED, null)));
    }

    private static Provocation row(String path, String query) {
        return Provocation.raw(
                "GET " + path + "?" + (query.length() > 90 ? query.substring(0, 20) + "…" : query),
                head("GET", path + "?" + query, SIGNED),
                ErrorCode.BAD_REQUEST,
                query.replaceFirst("=.*", ""));
    }
}
