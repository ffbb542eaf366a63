package io.provisioning.association;

import io.provisioning.naming.ApplicationId;
import io.provisioning.naming.EntityId;
import io.provisioning.naming.ResourceId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Names one association. A missing entity equals none: official clients drop nulls from their bodies. */
@LegalPair
@Schema(name = "ResourceAssociationRequest")
record ResourceAssociationRequest(
        @NotNull ResourceType resourceType,

        @NotNull ChannelType channel,

        @Schema(maxLength = 255, example = "default") @NotNull @ApplicationId
        String applicationId,

        @Schema(
                maxLength = 255,
                types = {"string", "null"})
        @EntityId
        @Nullable
        String entityId,

        @Schema(maxLength = 255, example = "447700900123") @NotNull @ResourceId
        String resourceId) {

    ResourceAssociationResponse toResponse() {
        return new ResourceAssociationResponse(resourceType, channel, applicationId, entityId, resourceId);
    }
}
