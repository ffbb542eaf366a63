package io.provisioning.message;

import io.provisioning.association.ChannelType;
import io.provisioning.naming.ApplicationId;
import io.provisioning.naming.EntityId;
import io.provisioning.naming.Identifier;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Whom a message is for. What customers write in theirs, its ids, is judged message by message. */
@Schema(name = "Message", description = "Whom a message is for.")
record Message(
        @Schema(description = "The account that sends it.", example = "demo", minLength = 1, maxLength = 255)
        @NotNull
        @Identifier
        String accountId,

        @Schema(
                description = "The application that it names; none means `default`.",
                example = "checkout",
                minLength = 1,
                maxLength = 255,
                types = {"string", "null"})
        @ApplicationId
        @Nullable
        String applicationId,

        @Schema(
                description = "The entity that it names; made, with its id as its name, if there is none.",
                example = "sales",
                minLength = 1,
                maxLength = 255,
                types = {"string", "null"})
        @EntityId
        @Nullable
        String entityId,

        @Nullable ChannelType channel) {

    private static final String DEFAULT = "default";

    /** The application that is meant. */
    String application() {
        return applicationId == null ? DEFAULT : applicationId;
    }
}
