package io.provisioning.entity;

import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Replaces what can change: a missing name is a name taken away. */
@Schema(name = "ModifyEntity", description = "What can be changed of an entity.")
record ModifyEntity(
        @Schema(
                description = "The new name; missing or `null` takes the name away.",
                example = "Sales and marketing",
                maxLength = 255,
                types = {"string", "null"})
        @Name
        @Nullable
        String entityName) {}
