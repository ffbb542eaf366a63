package io.provisioning.error;

import static io.provisioning.error.Provocation.bytes;

import java.util.stream.Stream;

/** Bodies that are JSON objects, with one field that is not as documented. Values are written as raw JSON. */
final class InvalidFields {

    private static final String EMOJI = "\uD83D\uDE00";

    private InvalidFields() {}

    static Stream<Provocation> all() {
        return Stream.of(applications(), entities(), changes(), associations(), refused())
                .flatMap(rows -> rows);
    }

    private static Stream<Provocation> applications() {
        return Stream.of(
                        "null",
                        "1",
                        "1.5",
                        "true",
                        "{}",
                        "[\"a\"]",
                        "\"\"",
                        "\" \"",
                        "\"\\u2003\"",
                        "\"\u3000\"",
                        "\"" + "a".repeat(256) + "\"",
                        "\"" + EMOJI.repeat(256) + "\"",
                        "\"a\\u0000b\"",
                        "\"a\\nb\"",
                        "\"a\\u007fb\"",
                        "\"a\\u0085b\"",
                        "\"\\ud800\"",
                        "\"\\udc00a\"",
                        "\"\\udc00\\ud800\"",
                        "\".\"",
                        "\"..\"")
                .map(value -> field("POST", "/applications", "{\"applicationId\":%s}", value, "applicationId"));
    }

    private static Stream<Provocation> entities() {
        return Stream.of("null", "7", "[]", "\"\"", "\"\\t\"", "\"null\"", "\".\"", "\"..\"", "\"\\udbff\"")
                .map(value -> field("POST", "/entities", "{\"entityId\":%s}", value, "entityId"));
    }

    private static Stream<Provocation> changes() {
        String application = "{\"applicationId\":\"a\",\"applicationName\":%s}";
        return Stream.of("1", "false", "{}", "[]", "\"" + "a".repeat(256) + "\"", "\"\\u0000\"", "\"\\ud83d\"")
                .flatMap(name -> Stream.of(
                        field("POST", "/applications", application, name, "applicationName"),
                        field("PUT", "/applications/default", "{\"applicationName\":%s}", name, "applicationName"),
                        field("PUT", "/entities/e", "{\"entityName\":%s}", name, "entityName")));
    }

    private static Stream<Provocation> associations() {
        return Stream.of(
                association("resourceType", "null"),
                association("resourceType", "\"FAX\""),
                association("resourceType", "\"number\""),
                association("resourceType", "\"\""),
                association("resourceType", "0"),
                association("resourceType", "[\"NUMBER\"]"),
                association("channel", "null"),
                association("channel", "\"PIGEON\""),
                association("channel", "\" SMS\""),
                association("channel", "1"),
                association("channel", "\"EMAIL\""),
                association("applicationId", "null"),
                association("applicationId", "\"\""),
                association("applicationId", "\"..\""),
                association("applicationId", "1"),
                association("entityId", "\"\""),
                association("entityId", "\" \""),
                association("entityId", "\"null\""),
                association("entityId", "\".\""),
                association("entityId", "false"),
                association("resourceId", "null"),
                association("resourceId", "\"\""),
                association("resourceId", "447700900123"),
                association("resourceId", "\"\\u0000\""),
                association("resourceId", "\"\\ud800\""),
                association("resourceId", "\"" + "1".repeat(256) + "\""),
                Provocation.body(
                        "a field is missing",
                        "POST",
                        "/applications",
                        bytes("{\"applicationName\":\"a\"}"),
                        "applicationId"),
                Provocation.body("a pair to delete is illegal", "DELETE", "/associations", bytes("""
                        {"resourceType":"ALPHA","channel":"MMS","applicationId":"default","resourceId":"r"}"""), "channel"));
    }

    private static Stream<Provocation> refused() {
        String association = """
                {"resourceType":"ALPHA","channel":"SMS","applicationId":"%s","entityId":%s,"resourceId":"r"}""";
        return Stream.of(
                Provocation.body(
                        "the default application exists already",
                        "POST",
                        "/applications",
                        bytes("{\"applicationId\":\"default\"}"),
                        ErrorCode.CONFLICT,
                        null),
                notFound("a change of no application", "PUT", "/applications/a", "{}"),
                notFound("a change of no entity", "PUT", "/entities/e", "{}"),
                notFound(
                        "an association of no application",
                        "POST",
                        "/associations",
                        association.formatted("a", "null")),
                notFound(
                        "an association of no entity",
                        "POST",
                        "/associations",
                        association.formatted("default", "\"e\"")),
                notFound("no such association", "DELETE", "/associations", association.formatted("default", "null")));
    }

    private static Provocation notFound(String name, String method, String path, String json) {
        return Provocation.body(name, method, path, bytes(json), ErrorCode.NOT_FOUND, null);
    }

    private static Provocation association(String field, String value) {
        String valid = """
                {"resourceType":"ALPHA","channel":"SMS","applicationId":"default","entityId":null,"resourceId":"r"}""";
        String invalid = valid.replaceFirst("\"%s\":[^,}]*".formatted(field), "\"" + field + "\":%s");
        return field("POST", "/associations", invalid, value, field);
    }

    private static Provocation field(String method, String path, String json, String value, String field) {
        String shown = value.length() > 40 ? value.substring(0, 4) + "… of length " + value.length() : value;
        return Provocation.body(
                "%s %s: %s is %s".formatted(method, path, field, shown),
                method,
                path,
                bytes(json.formatted(value)),
                field);
    }
}
