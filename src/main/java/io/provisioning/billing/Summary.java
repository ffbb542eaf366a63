package io.provisioning.billing;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many associations stood at an instant, by everything that they have in common. */
@Schema(
        name = "AttributionSummary",
        description = "How many associations stood at an instant.",
        requiredProperties = {
            "at",
            "watermark",
            "associations",
            "accounts",
            "applications",
            "entities",
            "resourceTypes",
            "channels"
        })
record Summary(
        @Schema(
                description = "The instant that is answered.",
                example = "2026-03-01T09:00:00Z",
                minLength = 20,
                maxLength = 40)
        Instant at,

        @Schema(
                description = "What is said here of the time before it is final.",
                example = "2026-03-01T09:00:01.123456Z",
                minLength = 20,
                maxLength = 40)
        Instant watermark,

        @Schema(description = "How many there were.", example = "2", minimum = "0")
        long associations,

        Groups accounts,
        Groups applications,
        Groups entities,
        Groups resourceTypes,
        Groups channels) {

    static final int MAX_LIMIT = 1000;
    static final String DEFAULT_LIMIT = "10";

    /**
     * @param total how many groups there are
     * @param largest the first of them, largest first
     */
    @Schema(
            name = "AttributionGroups",
            description = "The associations by one of the things that they have in common.",
            requiredProperties = {"total", "largest"})
    record Groups(
            @Schema(description = "How many different ones have associations.", example = "1", minimum = "0")
            long total,

            @ArraySchema(
                    maxItems = Summary.MAX_LIMIT,
                    arraySchema = @Schema(description = "Those with the most, in that order."))
            List<Group> largest) {}

    @Schema(
            name = "AttributionGroup",
            description = "One of them, and how many associations it has.",
            requiredProperties = {"accountId", "id", "name", "associations"})
    record Group(
            @Schema(
                    description = "Whose data it is; `null` where it is of all accounts.",
                    example = "demo",
                    minLength = 1,
                    maxLength = 64,
                    types = {"string", "null"})
            @Nullable
            String accountId,

            @Schema(
                    description = "The id of the account, the application or the entity (`null`: no entity); the"
                            + " resource type; the channel.",
                    example = "newsletter",
                    minLength = 1,
                    maxLength = 255,
                    types = {"string", "null"})
            @Nullable
            String id,

            @Schema(
                    description = "The name of the application or the entity at the instant.",
                    example = "Monthly newsletter",
                    maxLength = 255,
                    types = {"string", "null"})
            @Nullable
            String name,

            @Schema(description = "How many it has.", example = "2", minimum = "1")
            long associations) {}
}
