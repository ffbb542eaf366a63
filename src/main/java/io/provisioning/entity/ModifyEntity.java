package io.provisioning.entity;

import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Replaces what can change: a missing name is a name taken away. */
@Schema(name = "ModifyEntity")
record ModifyEntity(
        @Schema(
                maxLength = 255,
                example = "Sales",
                types = {"string", "null"})
        @Name
        @Nullable
        String entityName) {}
