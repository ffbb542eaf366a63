package io.provisioning.application;

import io.provisioning.naming.ApplicationId;
import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** An application, as it is created and as it is answered. The id never changes; names are not unique. */
@Schema(name = "Application")
record Application(
        @Schema(maxLength = 255, example = "checkout") @NotNull @ApplicationId
        String applicationId,

        @Schema(
                maxLength = 255,
                example = "Web shop checkout",
                types = {"string", "null"})
        @Name
        @Nullable
        String applicationName) {}
