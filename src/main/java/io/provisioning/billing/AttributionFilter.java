package io.provisioning.billing;

import io.provisioning.association.ChannelType;
import io.provisioning.association.ResourceType;
import org.jspecify.annotations.Nullable;

/** What a list of attributions is narrowed to; nulls do not narrow, all others must match exactly. */
record AttributionFilter(
        @Nullable String accountId,
        @Nullable String applicationId,
        @Nullable String entityId,
        @Nullable ResourceType resourceType,
        @Nullable ChannelType channel,
        @Nullable String resourceId) {

    /** In a query, where JSON's null cannot be written, this text means "no entity"; no entity is called so. */
    private static final String NO_ENTITY = "null";

    boolean withoutEntity() {
        return NO_ENTITY.equals(entityId);
    }
}
