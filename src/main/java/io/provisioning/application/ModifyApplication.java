package io.provisioning.application;

import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Replaces what can change: a missing name is a name taken away. */
@Schema(name = "ModifyApplication", description = "What can be changed of an application.")
record ModifyApplication(
        @Schema(
                description = "The new name; missing or `null` takes the name away.",
                example = "Weekly newsletter",
                maxLength = 255,
                types = {"string", "null"})
        @Name
        @Nullable
        String applicationName) {}
