package io.provisioning.openapi;

import io.swagger.v3.oas.models.OpenAPI;

/** The one operation of the audit log. */
final class AuditLogOperations {

    private AuditLogOperations() {}

    static void addTo(OpenAPI document) {
        new DocumentedOperation(document, "get-audit-logs")
                .parameter("accountId", "Only changes to this account's data.", "demo")
                .parameter("keyId", "Only changes by this API key, by `operator`, or by `start-up`.", "operator")
                .parameter("action", "Only changes of this kind.", "MODIFIED")
                .parameter("subjectType", "Only changes to things of this kind.", "APPLICATION")
                .parameter(
                        "subjectId",
                        "Only changes to what has this id; `subjectType` says what it is the id of.",
                        "newsletter")
                .parameter(
                        "requestId",
                        "Only changes by the request with this `X-Request-Id`.",
                        "0b8e8a5c-6d0e-4a53-9a56-3a4a2f1f6c11")
                .parameter(
                        "from", "Only changes from this time on, a date and time with offset.", "2026-03-01T09:00:00Z")
                .parameter("to", "Only changes before this time.", "2026-03-01T10:00:00Z")
                .parameter(
                        "limit",
                        "How many changes a page has at most. A page looks at no more than 10,000 changes, by account, request,"
                                + " time, and in an account also by key or by subject, and so has fewer, or none, where"
                                + " few of these are asked for; its `nextCursor` goes on.",
                        40)
                .parameter("cursor", "The `nextCursor` of the page before.", "MTc3MjM1NTYwMDEyMzQ1Ni4x")
                .success("A page of the changes, newest first.", page())
                .invalid("Limit out of range", "limit", "must be less than or equal to 1000")
                .invalid("Malformed time", "from", "must be a date and time with its offset, as 2026-03-01T09:00:00Z")
                .invalid("Malformed cursor", "cursor", "must be the nextCursor of an answer");
    }

    private static JsonObject page() {
        var rename = new JsonObject()
                .with("id", 2)
                .with("at", "2026-03-01T09:00:00.123456Z")
                .with("accountId", "demo")
                .with("keyId", "6f1d7a52-3c0e-4d7b-9c5a-2b8f4e0d9a31")
                .with("action", "MODIFIED")
                .with("subjectType", "APPLICATION")
                .with("subjectId", "newsletter")
                .with(
                        "detail",
                        new JsonObject()
                                .with(
                                        "applicationName",
                                        new JsonObject()
                                                .with("after", "Weekly newsletter")
                                                .with("before", "Monthly newsletter")))
                .with("address", "203.0.113.5")
                .with("requestId", "0b8e8a5c-6d0e-4a53-9a56-3a4a2f1f6c11");
        var paging = new JsonObject().with("limit", 1).with("nextCursor", "MTc3MjM1NTYwMDEyMzQ1Ni4y");
        return new JsonObject().with("auditLogs", new JsonObject[] {rename}).with("paging", paging);
    }
}
