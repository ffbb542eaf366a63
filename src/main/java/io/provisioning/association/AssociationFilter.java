package io.provisioning.association;

import org.jspecify.annotations.Nullable;

/** What a list of associations is narrowed to; nulls do not narrow, all others must match exactly. */
record AssociationFilter(
        @Nullable ResourceType resourceType,
        @Nullable ChannelType channel,
        @Nullable String applicationId,
        @Nullable String entityId,
        @Nullable String resourceId) {

    /** In a query, where JSON's null cannot be written, this text means "no entity"; so no entity may be called so. */
    static final String NO_ENTITY = "null";
}
