package io.provisioning.durability;

import org.jspecify.annotations.Nullable;

/**
 * What a client asked for.
 *
 * @param request its {@code X-Request-Id}, by which it is found in the history and in the audit trail
 * @param cause as the history calls it
 * @param link null for the deletion of the victim
 */
record Write(String request, String cause, @Nullable Link link) {

    static final String CREATED = "ASSOCIATION_CREATED";
    static final String DELETED = "ASSOCIATION_DELETED";

    /** As {@link Tables#records} reads it. */
    String record() {
        return request + " " + cause;
    }
}
