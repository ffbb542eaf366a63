package io.provisioning.message;

import io.provisioning.association.ChannelType;
import io.provisioning.association.ResourceType;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A resource that may send a message. */
@Schema(
        name = "Sender",
        description = "A resource that may send the message.",
        requiredProperties = {"resourceType", "channel", "resourceId", "entityId"})
record Sender(
        ResourceType resourceType,
        ChannelType channel,

        @Schema(
                description = "The sender: a number, a name, a domain.",
                example = "447700900123",
                minLength = 1,
                maxLength = 255)
        String resourceId,

        @Schema(
                description = "The entity that it is associated with; `null`: the whole application's.",
                example = "sales",
                minLength = 1,
                maxLength = 255,
                types = {"string", "null"})
        @Nullable
        String entityId) {

    /** How many a message is told of. */
    static final int MOST = 20;
}
