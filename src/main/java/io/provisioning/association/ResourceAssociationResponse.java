package io.provisioning.association;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One association: this sender works for this application and, if any, this entity. */
@Schema(
        name = "ResourceAssociationResponse",
        description = "One association: this sender works for this application and, if any, this entity.",
        requiredProperties = {"resourceType", "channel", "applicationId", "entityId", "resourceId"})
record ResourceAssociationResponse(
        ResourceType resourceType,
        ChannelType channel,

        @Schema(description = "The application.", example = "default", minLength = 1, maxLength = 255)
        String applicationId,

        @Schema(
                description = "The entity, `null` when there is none.",
                example = "sales",
                minLength = 1,
                maxLength = 255,
                types = {"string", "null"})
        @Nullable
        String entityId,

        @Schema(
                description = "The sender: a number, a name, a domain.",
                example = "447700900123",
                minLength = 1,
                maxLength = 255)
        String resourceId) {}
