package io.provisioning.openapi;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One example of an error that an operation has of its own, and the request that is answered with it.
 *
 * @param state what the account has: nothing, "checkout" alone, everything that the first examples make, or a key that
 *     manages keys, which is sent then
 */
record ProvokedExample(
        String operationId,
        String name,
        State state,
        String method,
        String path,
        @Nullable String body) {

    enum State {
        NOTHING,
        CHECKOUT,
        EVERYTHING,
        MANAGER,
        OPERATOR
    }

    private static final String SINGLE = "/associations/single?resourceType=NUMBER&channel=SMS&applicationId=default";

    static Stream<ProvokedExample> all() {
        return Stream.of(
                        owners("application", "applications", "newsletter"),
                        owners("entity", "entities", "sales"),
                        Stream.of(row(
                                "delete-application",
                                "The default application",
                                State.NOTHING,
                                "DELETE /applications/default")),
                        reads(),
                        changes(),
                        messages(),
                        accounts(),
                        keys(),
                        auditLogs(),
                        attributions(),
                        changesOfAll())
                .flatMap(rows -> rows);
    }

    private static Stream<ProvokedExample> owners(String word, String plural, String id) {
        String list = "/" + plural;
        String one = list + "/" + id;
        String unknown = "Unknown " + word;
        String longName = "{\"%sName\":\"%s\"}".formatted(word, "a".repeat(256));
        return Stream.of(
                row("get-" + plural, "Size out of range", State.NOTHING, "GET " + list + "?size=1001"),
                row("create-" + word, "Blank id", State.NOTHING, "POST " + list, "{\"%sId\":\" \"}".formatted(word)),
                row("create-" + word, "Malformed JSON", State.NOTHING, "POST " + list, "{"),
                row(
                        "create-" + word,
                        "Taken",
                        State.EVERYTHING,
                        "POST " + list,
                        "{\"%sId\":\"%s\"}".formatted(word, id)),
                row("get-" + word, "Blank id", State.NOTHING, "GET " + list + "/%20"),
                row("get-" + word, unknown, State.NOTHING, "GET " + one),
                row("modify-" + word, "Name too long", State.NOTHING, "PUT " + one, longName),
                row("modify-" + word, unknown, State.NOTHING, "PUT " + one, "{}"),
                row(
                        "delete-" + word,
                        "Linked resources",
                        State.EVERYTHING,
                        "DELETE " + one + "?failOnLinkedResources=true"),
                row("delete-" + word, unknown, State.NOTHING, "DELETE " + one));
    }

    private static Stream<ProvokedExample> reads() {
        return Stream.of(
                row("get-resource-associations", "Size out of range", State.NOTHING, "GET /associations?size=1001"),
                row("get-resource-associations", "Empty filter", State.NOTHING, "GET /associations?entityId="),
                row("get-resource-association", "Missing sender", State.NOTHING, "GET " + SINGLE),
                row(
                        "get-resource-association",
                        "Unknown association",
                        State.NOTHING,
                        "GET " + SINGLE + "&resourceId=447700900123"));
    }

    private static Stream<ProvokedExample> changes() {
        String create = "create-resource-association";
        String delete = "delete-resource-association";
        String post = "POST /associations";
        return Stream.of(
                row(create, "Channel of another type", State.NOTHING, post, association("EMAIL", "default", "null")),
                row(create, "Missing application", State.NOTHING, post, withoutApplication()),
                row(create, "Unknown application", State.NOTHING, post, association("SMS", "checkout", "\"sales\"")),
                row(create, "Unknown entity", State.CHECKOUT, post, association("SMS", "checkout", "\"sales\"")),
                row(create, "Taken", State.EVERYTHING, post, association("SMS", "default", "null")),
                row(delete, "Missing application", State.NOTHING, "DELETE /associations", withoutApplication()),
                row(
                        delete,
                        "Unknown association",
                        State.NOTHING,
                        "DELETE /associations",
                        association("SMS", "default", "null")));
    }

    private static Stream<ProvokedExample> messages() {
        String post = "POST //messages/1/submissions";
        return Stream.of(
                row("submit-messages", "No messages", State.OPERATOR, post, "{\"messages\":[]}"),
                row("submit-messages", "Too large", State.OPERATOR, post, " ".repeat(1024 * 1024 + 1)));
    }

    private static Stream<ProvokedExample> auditLogs() {
        String list = "GET //settings/1/audit-logs";
        return Stream.of(
                row("get-audit-logs", "Limit out of range", State.OPERATOR, list + "?limit=1001"),
                row("get-audit-logs", "Malformed time", State.OPERATOR, list + "?from=2026-03-01"),
                row("get-audit-logs", "Malformed cursor", State.OPERATOR, list + "?cursor=1"));
    }

    /** The cursor is of a change that no history has yet. */
    private static Stream<ProvokedExample> changesOfAll() {
        String feed = "GET //billing/1/changes";
        return Stream.of(
                row("get-changes", "Limit out of range", State.OPERATOR, feed + "?limit=1001"),
                row("get-changes", "Malformed cursor", State.OPERATOR, feed + "?after=1"),
                row("get-changes", "Gone", State.OPERATOR, feed + "?after=OTk5OTk5OTk5OTk5OTk5LjIuMC4x"));
    }

    private static Stream<ProvokedExample> attributions() {
        String list = "GET //billing/1/attributions";
        String summary = "GET //billing/1/summary";
        return Stream.of(
                row("get-attributions", "Limit out of range", State.OPERATOR, list + "?limit=1001"),
                row("get-attributions", "Malformed time", State.OPERATOR, list + "?at=2026-03-01"),
                row("get-attributions", "Half a period", State.OPERATOR, list + "?from=2026-03-01T00:00:00Z"),
                row("get-attributions", "Malformed cursor", State.OPERATOR, list + "?cursor=1"),
                row("get-attribution-summary", "Limit out of range", State.OPERATOR, summary + "?limit=1001"),
                row("get-attribution-summary", "Malformed time", State.OPERATOR, summary + "?at=2026-03-01"));
    }

    private static Stream<ProvokedExample> accounts() {
        String list = "//settings/1/accounts";
        String period = "{\"name\":\"a\",\"rateLimit\":{\"requests\":1,\"per\":\"1s\"}}";
        String unknown = "Unknown account";
        return Stream.of(
                row("get-all-accounts", "Limit out of range", State.OPERATOR, "GET " + list + "?limit=1001"),
                row("create-account", "Missing name", State.OPERATOR, "POST " + list, "{}"),
                row("create-account", "Malformed period", State.OPERATOR, "POST " + list, period),
                row("create-account", "Taken", State.OPERATOR, "POST " + list, "{\"key\":\"demo\",\"name\":\"a\"}"),
                row("get-account", "Malformed key", State.OPERATOR, "GET " + list + "/%20"),
                row("get-account", unknown, State.OPERATOR, "GET " + list + "/nobody"),
                row("update-account", "Blank name", State.OPERATOR, "PUT " + list + "/demo", "{\"name\":\" \"}"),
                row("update-account", unknown, State.OPERATOR, "PUT " + list + "/nobody", "{}"));
    }

    private static Stream<ProvokedExample> keys() {
        String keys = "//settings/2/api-keys";
        String list = "get-api-keys-by-filter";
        String create = "create-api-key";
        String one = keys + "/de300000-0000-4000-8000-000000000001";
        return Stream.of(
                row(list, "Missing scope", State.NOTHING, "GET " + keys),
                row(list, "Size out of range", State.MANAGER, "GET " + keys + "?size=1001"),
                row(list, "Secret as a filter", State.MANAGER, "GET " + keys + "?apiKeySecret=pak_0"),
                row(create, "Missing scope", State.NOTHING, "POST " + keys, "{}"),
                row(create, "Missing name", State.MANAGER, "POST " + keys, "{}"),
                row(
                        create,
                        "Host name",
                        State.MANAGER,
                        "POST " + keys,
                        "{\"name\":\"a\",\"allowedIPs\":[\"localhost\"]}"),
                row(
                        create,
                        "Unknown account",
                        State.MANAGER,
                        "POST " + keys,
                        "{\"name\":\"a\",\"accountId\":\"nobody\"}"),
                row(
                        create,
                        "More than it has",
                        State.MANAGER,
                        "POST " + keys,
                        "{\"name\":\"a\",\"scopeGuids\":[\"billing:read\"]}"),
                row("get-api-key", "Missing scope", State.NOTHING, "GET " + one),
                row("get-api-key", "Blank id", State.MANAGER, "GET " + keys + "/%20"),
                row("get-api-key", "Unknown API key", State.MANAGER, "GET " + one),
                row("update-api-key", "Missing scope", State.NOTHING, "PUT " + one, "{}"),
                row("update-api-key", "Blank name", State.MANAGER, "PUT " + one, "{\"name\":\" \"}"),
                row("update-api-key", "Unknown API key", State.MANAGER, "PUT " + one, "{}"));
    }

    static String association(String channel, String applicationId, String entityId) {
        return """
                {"resourceType":"NUMBER","channel":"%s","applicationId":"%s","entityId":%s,\
                "resourceId":"447700900123"}""".formatted(channel, applicationId, entityId);
    }

    private static String withoutApplication() {
        return "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"447700900123\"}";
    }

    private static ProvokedExample row(String operationId, String name, State state, String request) {
        return row(operationId, name, state, request, null);
    }

    private static ProvokedExample row(
            String operationId, String name, State state, String request, @Nullable String body) {
        String[] line = request.split(" ", 2);
        return new ProvokedExample(operationId, name, state, line[0], line[1], body);
    }

    String id() {
        return operationId + ": " + name;
    }

    @Override
    public String toString() {
        return "%s (%s)".formatted(id(), state.name().toLowerCase(Locale.ROOT));
    }
}
