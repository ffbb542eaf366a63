package io.provisioning.isolation;

import io.provisioning.openapi.Document.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a parameter, or a field of a body, names. */
enum Named {
    ACCOUNT,
    API_KEY,
    APPLICATION,
    ENTITY,
    RESOURCE,
    /** What a key or an account is called. */
    NAME,
    /** The id of the request that made something. */
    REQUEST,
    /** Where a page of an account's list ended. */
    POSITION,
    NOTHING;

    /**
     * Every parameter of the document, and every field of its bodies: these begin with a dot, and those of the elements of
     * a list stand behind its name and {@code []}. Where one name means two things, the operation's id stands before it.
     */
    private static final Map<String, Named> PLACES = read("""
            ACCOUNT      accountId accountKey .accountId .key .messages[].accountId
            API_KEY      apiKeyId keyId
            APPLICATION  applicationId .applicationId .platform[].applicationId .messages[].applicationId subjectId
            ENTITY       entityId .entityId .platform[].entityId .messages[].entityId
            RESOURCE     resourceId .resourceId
            NAME         name
            REQUEST      requestId
            POSITION     get-audit-logs:cursor
            NOTHING      page size limit orderBy orderDirection wait at from to enabled failOnLinkedResources
            NOTHING      resourceType channel action subjectType Prefer
            NOTHING      .applicationName .entityName .name .enabled .resourceType .channel .messages[].channel
            NOTHING      .rateLimit.requests .rateLimit.per .allowedIPs[] .validFrom .validTo .permissions[] .scopeGuids[]
            NOTHING      .platform[].key .platform[].action
            NOTHING      get-attributions:cursor get-changes:after
            """);

    /** Null where nobody has said it yet. */
    static @Nullable Named at(Operation operation, String place) {
        return PLACES.getOrDefault(operation.id() + ":" + place, PLACES.get(place));
    }

    static Set<String> known() {
        return PLACES.keySet();
    }

    private static Map<String, Named> read(String table) {
        Map<String, Named> places = new LinkedHashMap<>();
        table.lines().map(row -> row.split(" +")).forEach(row -> {
            for (int i = 1; i < row.length; i++) {
                places.put(row[i], valueOf(row[0]));
            }
        });
        return places;
    }
}
