package io.provisioning.account;

import org.jspecify.annotations.Nullable;

/**
 * The messages that a key is bound to: those of an application and an entity, or of an application and no entity.
 *
 * @param entityId null for none
 */
public record TrafficPair(String applicationId, @Nullable String entityId) {}
