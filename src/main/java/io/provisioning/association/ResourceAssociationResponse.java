package io.provisioning.association;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One association: this sender works for this application and, if any, this entity. */
@Schema(name = "ResourceAssociationResponse")
record ResourceAssociationResponse(
        ResourceType resourceType,
        ChannelType channel,
        @Schema(maxLength = 255, example = "default") String applicationId,

        @Schema(
                maxLength = 255,
                types = {"string", "null"})
        @Nullable
        String entityId,

        @Schema(maxLength = 255, example = "447700900123") String resourceId) {}
