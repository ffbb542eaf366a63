package io.provisioning.entity;

import io.provisioning.naming.EntityId;
import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** An entity, as it is created and as it is answered. The id never changes; names are not unique. */
@Schema(name = "Entity")
record Entity(
        @Schema(maxLength = 255, example = "sales") @NotNull @EntityId
        String entityId,

        @Schema(
                maxLength = 255,
                example = "Sales department",
                types = {"string", "null"})
        @Name
        @Nullable
        String entityName) {}
