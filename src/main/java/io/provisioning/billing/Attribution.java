package io.provisioning.billing;

import io.provisioning.association.ChannelType;
import io.provisioning.association.ResourceType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whose a resource was, from when until when. */
@Schema(
        name = "Attribution",
        description = "Whose a resource was, from when until when.",
        requiredProperties = {
            "associationId",
            "accountId",
            "resourceType",
            "channel",
            "resourceId",
            "applicationId",
            "applicationName",
            "entityId",
            "entityName",
            "validFrom",
            "validTo",
            "rank",
            "share"
        })
record Attribution(
        @Schema(description = "The association that it was; never used again.", example = "1", minimum = "1")
        long associationId,

        @Schema(description = "Whose data it is.", example = "demo", minLength = 1, maxLength = 64)
        String accountId,

        ResourceType resourceType,
        ChannelType channel,

        @Schema(description = "The sender.", example = "447700900123", minLength = 1, maxLength = 255)
        String resourceId,

        @Schema(description = "The application.", example = "newsletter", minLength = 1, maxLength = 255)
        String applicationId,

        @Schema(
                description = "Its name at the instant that was asked about; of a period, at the end of this row.",
                example = "Monthly newsletter",
                maxLength = 255,
                types = {"string", "null"})
        @Nullable
        String applicationName,

        @Schema(
                description = "The entity; `null`: none.",
                example = "marketing",
                minLength = 1,
                maxLength = 255,
                types = {"string", "null"})
        @Nullable
        String entityId,

        @Schema(
                description = "Its name, as that of the application.",
                example = "Marketing",
                maxLength = 255,
                types = {"string", "null"})
        @Nullable
        String entityName,

        @Schema(
                description = "The first instant at which it was so; of a period, not before the period.",
                example = "2026-03-01T09:00:00.123456Z",
                minLength = 20,
                maxLength = 40)
        Instant validFrom,

        @Schema(
                description = "The first instant at which it was so no longer; of a period, not after the period."
                        + " `null`: it stands.",
                example = "2026-03-02T09:00:00.123456Z",
                minLength = 20,
                maxLength = 40,
                types = {"string", "null"})
        @Nullable
        Instant validTo,

        @Schema(
                description = "1 with an entity, 2 without. Of several owners at an instant, those of the lowest rank"
                        + " there is come first.",
                example = "1",
                minimum = "1",
                maximum = "2")
        int rank,

        @Schema(
                description = "The part of the resource that is this owner's at the instant, by the default split:"
                        + " equal among those of the lowest rank there is, 0 for others. All shares of a resource add"
                        + " up to exactly 1. `null` where a period was asked for: owners come and go within it.",
                example = "1",
                minimum = "0",
                maximum = "1",
                types = {"number", "null"})
        @Nullable
        BigDecimal share) {}
