package io.provisioning.durability;

import org.jspecify.annotations.Nullable;

/** An SMS number's association. */
record Link(String resource, String application, @Nullable String entity) {

    /** Where the rule puts it when an owner of it is deleted. */
    Link reset() {
        return new Link(resource, "default", null);
    }

    String json() {
        return "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"%s\",\"applicationId\":\"%s\",\"entityId\":%s}"
                .formatted(resource, application, entity == null ? null : '"' + entity + '"');
    }
}
