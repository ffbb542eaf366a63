package io.provisioning.billing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One association began or ceased to stand: an event as CloudEvents 1.0 has it. The same event is the same text for ever. */
@Schema(
        name = "ChangeEvent",
        description = "A CloudEvent: an association began to stand, or ceased to.",
        requiredProperties = {"specversion", "id", "source", "type", "time", "subject", "cursor", "data"})
record ChangeEvent(
        @Schema(description = "Of CloudEvents.", example = "1.0", minLength = 1, maxLength = 3)
        String specversion,

        @Schema(
                description = "Always the same for the same event, so that what comes twice is known.",
                example = "17.opened",
                minLength = 1,
                maxLength = 40)
        String id,

        @Schema(description = "Where it is from.", example = SOURCE, minLength = 1, maxLength = 40)
        String source,

        @Schema(
                description = "What happened.",
                example = OPENED,
                allowableValues = {CLOSED, OPENED})
        String type,

        @Schema(
                description = "When it happened: `validFrom` or `validTo` of the data.",
                example = "2026-03-01T09:00:00.123456Z",
                minLength = 20,
                maxLength = 40)
        Instant time,

        @Schema(
                description = "The `associationId` of the data; the same when it begins and when it ends.",
                example = "17",
                minLength = 1,
                maxLength = 20)
        String subject,

        @Schema(
                description = "How far the feed is read with this event: send it as `after`.",
                example = "MS4xLjE3LjE3NzIzNTU2MDAxMjM0NTY",
                minLength = 1,
                maxLength = 128)
        String cursor,

        Data data) {

    static final String SOURCE = "/billing/1/changes";
    static final String CLOSED = "io.provisioning.association.closed";
    static final String OPENED = "io.provisioning.association.opened";

    /** What stood, when, and why. */
    @Schema(
            name = "ChangeEventData",
            description = "The association and its period, as it was after the change.",
            requiredProperties = {
                "associationId",
                "accountId",
                "resourceType",
                "channel",
                "resourceId",
                "applicationId",
                "entityId",
                "validFrom",
                "validTo",
                "opening",
                "closing",
                "merged",
                "cause",
                "keyId",
                "requestId"
            })
    record Data(
            @Schema(
                    description = "The association that it is; never used again, also when the same one is made again.",
                    example = "17",
                    minimum = "1")
            long associationId,

            @Schema(description = "Whose it is.", example = "demo", minLength = 1, maxLength = 64)
            String accountId,

            @Schema(description = "The kind of sender.", example = "NUMBER", minLength = 1, maxLength = 20)
            String resourceType,

            @Schema(description = "The channel.", example = "SMS", minLength = 1, maxLength = 20)
            String channel,

            @Schema(description = "The sender.", example = "447700900123", minLength = 1, maxLength = 255)
            String resourceId,

            @Schema(description = "The application.", example = "checkout", minLength = 1, maxLength = 255)
            String applicationId,

            @Schema(
                    description = "The entity; `null` for none.",
                    example = "sales",
                    minLength = 1,
                    maxLength = 255,
                    types = {"string", "null"})
            @Nullable
            String entityId,

            @Schema(
                    description = "Since when it stands or stood.",
                    example = "2026-03-01T09:00:00.123456Z",
                    minLength = 20,
                    maxLength = 40)
            Instant validFrom,

            @Schema(
                    description =
                            "Until when it stood, which is the first instant at which it did not; `null` in an event"
                                    + " that opens.",
                    minLength = 20,
                    maxLength = 40,
                    types = {"string", "null"})
            @Nullable
            Instant validTo,

            @Schema(
                    description =
                            "Why it began: `CREATED`; `RESET`, left behind by an owner that was deleted; `EXISTED`,"
                                    + " it stood already when history was introduced.",
                    example = "CREATED",
                    allowableValues = {"EXISTED", "CREATED", "RESET"})
            String opening,

            @Schema(
                    description =
                            "Why it ended: `DELETED`, `APPLICATION_DELETED` or `ENTITY_DELETED`; `null` in an event"
                                    + " that opens.",
                    minLength = 1,
                    maxLength = 40,
                    types = {"string", "null"})
            @Nullable
            String closing,

            @Schema(
                    description = "Whether an owner was deleted whose sender stood without it too, so that nothing was"
                            + " opened in its place; `null` in an event that opens.",
                    types = {"boolean", "null"})
            @Nullable
            Boolean merged,

            @Schema(
                    description = "What the change was that this is a part of.",
                    example = "ASSOCIATION_CREATED",
                    minLength = 1,
                    maxLength = 40)
            String cause,

            @Schema(
                    description = "Who did it: the id of the API key, `operator`, or `start-up`.",
                    example = "operator",
                    minLength = 1,
                    maxLength = 64)
            String keyId,

            @Schema(
                    description = "The `X-Request-Id` of the request; `null` where none was the cause.",
                    example = "0b8e8a5c-6d0e-4a53-9a56-3a4a2f1f6c11",
                    minLength = 1,
                    maxLength = 128,
                    types = {"string", "null"})
            @Nullable
            String requestId) {}
}
