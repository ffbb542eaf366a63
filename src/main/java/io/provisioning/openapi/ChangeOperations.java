package io.provisioning.openapi;

import io.provisioning.error.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;

/** The feed of changes. */
final class ChangeOperations {

    private static final String CURSOR = "MS4xLjE3LjE3NzIzNTU2MDAxMjM0NTY";
    private static final String AT = "2026-03-01T09:00:00.123456Z";
    private static final List<String> HEADERS = List.of(Headers.ETAG, Headers.NEXT_CURSOR, Headers.AS_OF);

    private ChangeOperations() {}

    static void addTo(OpenAPI document) {
        new DocumentedOperation(document, "get-changes")
                .parameter(
                        "after",
                        "How far you have read: the `Next-Cursor` of an answer, or the `cursor` of an event. `newest`: as"
                                + " if you had read everything. Without it: from the beginning.",
                        "newest")
                .parameter("limit", "How many events there are at most.", 100)
                .parameter("wait", "How many seconds to wait for an event when there is none.", 30)
                .success("Events, the oldest first. None: there is nothing new.", List.of(opened()))
                .atMost(1000)
                .with(HEADERS)
                .notModified(
                        "Nothing is new: `If-None-Match` had the `ETag` of the same answer, or `after` as one.",
                        HEADERS)
                .invalid("Limit out of range", "limit", "must be less than or equal to 1000")
                .invalid("Malformed cursor", "after", "must be newest, or the cursor of an answer")
                .refused(
                        "The cursor is older than what is served, or of a history that a backup has replaced.",
                        "Gone",
                        Problem.gone());
    }

    private static JsonObject opened() {
        return new JsonObject()
                .with("specversion", "1.0")
                .with("id", "17.opened")
                .with("source", "/billing/1/changes")
                .with("type", "io.provisioning.association.opened")
                .with("time", AT)
                .with("subject", "17")
                .with("cursor", CURSOR)
                .with(
                        "data",
                        new JsonObject()
                                .with("associationId", 17)
                                .with("accountId", "demo")
                                .with("resourceType", "NUMBER")
                                .with("channel", "SMS")
                                .with("resourceId", "447700900123")
                                .with("applicationId", "checkout")
                                .with("entityId", "sales")
                                .with("validFrom", AT)
                                .with("validTo", null)
                                .with("opening", "CREATED")
                                .with("closing", null)
                                .with("merged", null)
                                .with("cause", "ASSOCIATION_CREATED")
                                .with("keyId", "6f1d7a52-3c0e-4d7b-9c5a-2b8f4e0d9a31")
                                .with("requestId", "0b8e8a5c-6d0e-4a53-9a56-3a4a2f1f6c11"));
    }
}
