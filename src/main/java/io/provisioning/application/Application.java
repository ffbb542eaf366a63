package io.provisioning.application;

import io.provisioning.naming.ApplicationId;
import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** An application, as it is created and as it is answered. The id never changes; names are not unique. */
@Schema(name = "Application", description = "An environment, a use case, a product: what messages are sent for.")
record Application(
        @Schema(
                description = "Chosen by you, case-sensitive, never changes. Not blank, no control characters,"
                        + " not `.` or `..`.",
                example = "newsletter",
                minLength = 1,
                maxLength = 255)
        @NotNull
        @ApplicationId
        String applicationId,

        @Schema(
                description = "A name for people; not unique. `null` when there is none.",
                example = "Monthly newsletter",
                maxLength = 255,
                types = {"string", "null"})
        @Name
        @Nullable
        String applicationName) {}
