package io.provisioning.association;

import io.provisioning.naming.ApplicationId;
import io.provisioning.naming.EntityId;
import io.provisioning.naming.ResourceId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Names one association. A missing entity equals none: official clients drop nulls from their bodies. */
@LegalPair
@Schema(name = "ResourceAssociationRequest", description = "Names one association; these five make it.")
record ResourceAssociationRequest(
        @NotNull ResourceType resourceType,

        @NotNull ChannelType channel,

        @Schema(description = "The application, which must exist.", example = "default", minLength = 1, maxLength = 255)
        @NotNull
        @ApplicationId
        String applicationId,

        @Schema(
                description = "The entity, which must exist. Missing or `null`: no entity.",
                example = "sales",
                minLength = 1,
                maxLength = 255,
                types = {"string", "null"})
        @EntityId
        @Nullable
        String entityId,

        @Schema(
                description = "The sender: a number, a name, a domain. Not blank, no control characters.",
                example = "447700900123",
                minLength = 1,
                maxLength = 255)
        @NotNull
        @ResourceId
        String resourceId) {

    ResourceAssociationResponse toResponse() {
        return new ResourceAssociationResponse(resourceType, channel, applicationId, entityId, resourceId);
    }
}
