package io.provisioning.association;

import io.provisioning.testing.Api;
import io.provisioning.testing.JsonText;
import org.jspecify.annotations.Nullable;

/** An association as tests write it: what identifies it, in the order in which it is answered. */
record Link(
        String resourceType,
        String channel,
        String applicationId,
        @Nullable String entityId,
        String resourceId) {

    /** A number that sends SMS for the default application and no entity. */
    static Link number(String resourceId) {
        return new Link("NUMBER", "SMS", "default", null, resourceId);
    }

    Link of(String application, @Nullable String entity) {
        return new Link(resourceType, channel, application, entity, resourceId);
    }

    Link over(String type, String otherChannel) {
        return new Link(type, otherChannel, applicationId, entityId, resourceId);
    }

    String json() {
        return JsonText.object(
                "resourceType",
                resourceType,
                "channel",
                channel,
                "applicationId",
                applicationId,
                "entityId",
                entityId,
                "resourceId",
                resourceId);
    }

    /** The query of {@code single}; none has no entity. */
    String query() {
        return "?resourceType=%s&channel=%s&applicationId=%s&resourceId=%s"
                        .formatted(resourceType, channel, Api.encode(applicationId), Api.encode(resourceId))
                + (entityId == null ? "" : "&entityId=" + Api.encode(entityId));
    }
}
