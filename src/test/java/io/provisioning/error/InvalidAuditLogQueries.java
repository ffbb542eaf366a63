package io.provisioning.error;

import static io.provisioning.error.Provocation.SIGNED;
import static io.provisioning.error.Provocation.head;

import java.util.stream.Stream;

/** Requests to {@code /settings/1/audit-logs} that are not as documented. */
final class InvalidAuditLogQueries {

    private static final String PATH = "/settings/1/audit-logs";

    private InvalidAuditLogQueries() {}

    static Stream<Provocation> all() {
        return Stream.concat(parameters(), methods());
    }

    private static Stream<Provocation> parameters() {
        return Stream.of(
                        "accountId=",
                        "accountId=%20",
                        "accountId=%00",
                        "accountId=a&accountId=b",
                        "keyId=",
                        "keyId=" + "a".repeat(256),
                        "action=",
                        "action=READ",
                        "action=created",
                        "subjectType=FAX",
                        "subjectType=API_KEY&subjectType=API_KEY",
                        "subjectId=",
                        "subjectId=a%0Ab",
                        "requestId=",
                        "from=",
                        "from=now",
                        "from=1767225600",
                        "from=2026-01-01",
                        "from=2026-01-01T00:00:00",
                        "from=2026-02-30T00:00:00Z",
                        "from=2026-01-01T00:00:00+01:00",
                        "from=%2B12026-01-01T00:00:00Z",
                        "from=-2026-01-01T00:00:00Z",
                        "from=2026-01-01T00:00:00%2B01",
                        "from=2026-01-01T00:00:00%2B01:00%2B0100",
                        "to=2026-01-01T25:00:00Z",
                        "to=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                        "limit=0",
                        "limit=1001",
                        "limit=-1",
                        "limit=x",
                        "limit=",
                        "cursor=",
                        "cursor=1",
                        "cursor=%C3%A4",
                        "cursor=MTIz",
                        "cursor=Li4",
                        "cursor=MS4xLjE",
                        "cursor=LTEuMQ",
                        "cursor=OTk5OTk5OTk5OTk5OTk5OTk5OS4x",
                        "cursor=MS45OTk5OTk5OTk5OTk5OTk5OTk5OQ",
                        "cursor=" + "a".repeat(2_000))
                .map(query -> Provocation.raw(
                        "GET " + PATH + "?" + (query.length() > 60 ? query.substring(0, 20) + "…" : query),
                        head("GET", PATH + "?" + query, SIGNED),
                        ErrorCode.BAD_REQUEST,
                        query.replaceFirst("=.*", "")));
    }

    private static Stream<Provocation> methods() {
        return Stream.of("POST", "PUT", "PATCH", "DELETE")
                .map(method -> Provocation.raw(
                        method + " " + PATH, head(method, PATH, SIGNED), ErrorCode.METHOD_NOT_ALLOWED, null));
    }
}
