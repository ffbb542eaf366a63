package io.provisioning.fuzz;

import io.provisioning.testing.Api;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was answered twice in a row about one and the same thing, by valid requests; each client has things of its own. */
final class Sequences {

    /** The second of these is the point of asking for the same thing again. */
    static final List<String> NEEDED = List.of(
            "create-application 201, create-application 409",
            "delete-application 200, delete-application 404",
            "delete-application 200, get-application 404",
            "create-entity 201, create-entity 409",
            "delete-entity 200, delete-entity 404",
            "delete-entity 200, get-entity 404",
            "create-resource-association 201, create-resource-association 409",
            "delete-resource-association 204, delete-resource-association 404",
            "delete-resource-association 204, get-resource-association 404");

    private static final Set<String> OF_ASSOCIATIONS =
            Set.of("create-resource-association", "delete-resource-association", "get-resource-association");

    private static final List<String> ASSOCIATION =
            List.of("resourceType", "channel", "resourceId", "applicationId", "entityId");

    private final Map<String, Integer> seen = new ConcurrentHashMap<>();
    private final Map<String, String> last = new ConcurrentHashMap<>();

    void add(int client, Draft draft, int status) {
        String target = draft.isSpoilt ? null : target(draft);
        if (target != null) {
            String now = draft.operation.id() + " " + status;
            String before = last.put(client + " " + target, now);
            seen.merge(before + ", " + now, 1, Integer::sum);
        }
    }

    int count(String sequence) {
        return seen.getOrDefault(sequence, 0);
    }

    /** Null where a request is about nothing in particular. */
    private static @Nullable String target(Draft draft) {
        String tag = draft.operation.tag();
        if (tag.equals("Applications")) {
            return owner(draft, "applicationId");
        }
        if (tag.equals("Entities")) {
            return owner(draft, "entityId");
        }
        return OF_ASSOCIATIONS.contains(draft.operation.id()) ? association(draft) : null;
    }

    private static @Nullable String owner(Draft draft, String id) {
        String inPath = draft.inPath.get(id);
        JsonNode json = draft.json;
        boolean isNamed = inPath != null || json != null && json.path(id).isString();
        if (!isNamed) {
            return null;
        }
        return id + " " + (inPath == null ? Api.encode(json.path(id).asString()) : inPath);
    }

    private static String association(Draft draft) {
        StringBuilder target = new StringBuilder("association");
        for (String name : ASSOCIATION) {
            JsonNode json = draft.json;
            String value = json == null
                    ? inQuery(draft, name)
                    : Api.encode(json.path(name).asString(""));
            target.append(' ').append(value);
        }
        return target.toString();
    }

    private static String inQuery(Draft draft, String name) {
        return draft.query.stream()
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }
}
