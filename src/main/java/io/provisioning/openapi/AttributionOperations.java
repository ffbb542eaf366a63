package io.provisioning.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Whose every sender was, and how many there were. */
final class AttributionOperations {

    private static final String INSTANT = "must be a date and time with its offset, as 2026-03-01T09:00:00Z";

    private static final String CSV = """
            BillingAccountId,SubAccountId,SubAccountName,ResourceId,ResourceType,ChargePeriodStart,ChargePeriodEnd,Tags,\
            x_Channel,x_EntityId,x_EntityName,x_AssociationId,x_Rank,x_Share
            demo,newsletter,Monthly newsletter,447700900123,NUMBER,2026-03-01T09:00:00.123456Z,,\
            "{""channel"":""SMS""}",SMS,,,1,2,1
            """.replace("\n", "\r\n");

    private AttributionOperations() {}

    static void addTo(OpenAPI document) {
        new DocumentedOperation(document, "get-attributions")
                .parameter(
                        "at",
                        "The instant that is asked about, a date and time with offset; by default the present.",
                        "2026-03-01T09:00:00Z")
                .parameter("from", "The first instant of the period that is asked about.", "2026-03-01T00:00:00Z")
                .parameter("to", "The first instant after it.", "2026-04-01T00:00:00Z")
                .parameter("accountId", "Only this account's.", "demo")
                .parameter(
                        "applicationId",
                        "Only those of the applications with this id, in whatever account.",
                        "newsletter")
                .parameter(
                        "entityId",
                        "Only those of the entities with this id, in whatever account; `null`: those without one.",
                        "marketing")
                .parameter("resourceType", "Only resources of this kind.", "NUMBER")
                .parameter("channel", "Only those of this channel.", "SMS")
                .parameter("resourceId", "Only this resource, in whatever account.", "447700900123")
                .parameter("limit", "How many attributions a page of JSON has.", 100)
                .parameter(
                        "cursor",
                        "The `nextCursor` of the page before, with the same filters.",
                        "ZGVtbyAxIDE3NzIzNTU2MDAwMDAwMDA")
                .success("A page of attributions; as CSV or NDJSON all of them.", page())
                .answersText("text/csv", CSV)
                .answersText("application/x-ndjson", JsonMapper.shared().writeValueAsString(attribution()) + "\n")
                .with(List.of(Headers.BILLING_WATERMARK, Headers.BILLING_AT))
                .invalid("Limit out of range", "limit", "must be less than or equal to 1000")
                .invalid("Malformed time", "at", INSTANT)
                .invalid("Half a period", "to", "is required: a period has both ends")
                .invalid("Malformed cursor", "cursor", "must be the nextCursor of an answer");
        new DocumentedOperation(document, "get-attribution-summary")
                .parameter(
                        "at",
                        "The instant that is asked about, a date and time with offset; by default the present.",
                        "2026-03-01T09:00:00Z")
                .parameter("accountId", "Only this account's.", "demo")
                .parameter("limit", "How many of each are shown, the largest first.", 10)
                .success("The counts.", summary())
                .invalid("Limit out of range", "limit", "must be less than or equal to 1000")
                .invalid("Malformed time", "at", INSTANT);
    }

    private static JsonObject attribution() {
        return new JsonObject()
                .with("associationId", 1)
                .with("accountId", "demo")
                .with("resourceType", "NUMBER")
                .with("channel", "SMS")
                .with("resourceId", "447700900123")
                .with("applicationId", "newsletter")
                .with("applicationName", "Monthly newsletter")
                .with("entityId", null)
                .with("entityName", null)
                .with("validFrom", "2026-03-01T09:00:00.123456Z")
                .with("validTo", null)
                .with("rank", 2)
                .with("share", 1);
    }

    private static JsonObject page() {
        return new JsonObject()
                .with("at", "2026-03-01T10:00:00Z")
                .with("from", null)
                .with("to", null)
                .with("watermark", "2026-03-01T10:00:01.123456Z")
                .with("attributions", new JsonObject[] {attribution()})
                .with("paging", new JsonObject().with("limit", 100).with("nextCursor", null));
    }

    private static JsonObject summary() {
        return new JsonObject()
                .with("at", "2026-03-01T10:00:00Z")
                .with("watermark", "2026-03-01T10:00:01.123456Z")
                .with("associations", 1)
                .with("accounts", groups("demo", "demo", null))
                .with("applications", groups("demo", "newsletter", "Monthly newsletter"))
                .with("entities", groups("demo", null, null))
                .with("resourceTypes", groups(null, "NUMBER", null))
                .with("channels", groups(null, "SMS", null));
    }

    private static JsonObject groups(@Nullable String accountId, @Nullable String id, @Nullable String name) {
        var group = new JsonObject()
                .with("accountId", accountId)
                .with("id", id)
                .with("name", name)
                .with("associations", 1);
        return new JsonObject().with("total", 1).with("largest", new JsonObject[] {group});
    }
}
