package io.provisioning.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.provisioning.naming.ApplicationId;
import io.provisioning.naming.EntityId;
import io.provisioning.naming.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** An application, and an entity or none, whose messages a key is there for. What was not given is not answered. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ApiKeyPlatform", description = "An application, and an entity or none, whose messages a key is for.")
record PlatformPair(
        @Schema(
                description = "A word of yours for the pair; kept and answered.",
                maxLength = 255,
                types = {"string", "null"})
        @Name
        @Nullable
        String key,

        @Schema(
                description = "The id of the application; made, with its id as its name, if there is none.",
                example = "checkout",
                minLength = 1,
                maxLength = 255)
        @NotNull
        @ApplicationId
        String applicationId,

        @Schema(
                description = "The id of the entity; made, with its id as its name, if there is none.",
                example = "sales",
                minLength = 1,
                maxLength = 255,
                types = {"string", "null"})
        @EntityId
        @Nullable
        String entityId,

        @Schema(description = "`FILL`: for messages that name none. `FORCE`: whatever a message names.") @Nullable
        Action action) {

    /** What the pair does to a message. */
    enum Action {
        FILL,
        FORCE
    }
}
