package io.provisioning.entity;

import io.provisioning.naming.EntityId;
import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** An entity, as it is created and as it is answered. The id never changes; names are not unique. */
@Schema(name = "Entity", description = "A customer, a department, a cost centre: whom messages are sent for.")
record Entity(
        @Schema(
                description = "Chosen by you, case-sensitive, never changes. Not blank, no control characters,"
                        + " not `.`, `..` or `null`.",
                example = "sales",
                minLength = 1,
                maxLength = 255)
        @NotNull
        @EntityId
        String entityId,

        @Schema(
                description = "A name for people; not unique. `null` when there is none.",
                example = "Sales department",
                maxLength = 255,
                types = {"string", "null"})
        @Name
        @Nullable
        String entityName) {}
