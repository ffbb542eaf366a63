package io.provisioning.application;

import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Replaces what can change: a missing name is a name taken away. */
@Schema(name = "ModifyApplication")
record ModifyApplication(
        @Schema(
                maxLength = 255,
                example = "Web shop",
                types = {"string", "null"})
        @Name
        @Nullable
        String applicationName) {}
