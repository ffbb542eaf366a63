package io.provisioning.openapi;

import io.provisioning.testing.Api;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The document that the server answers, with its references followed. */
public record Document(JsonNode root) {

    static final String JSON = "/v3/api-docs";
    static final String YAML = "/v3/api-docs.yaml";

    public static Document of(Api api) {
        return new Document(api.get("/" + JSON).json());
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.get("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry(
                        (method, operation) -> operations.add(new Operation(this, method, path, operation))));
        return operations;
    }

    public Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Map<String, JsonNode> components(String kind) {
        return entries(root.get("components").get(kind));
    }

    /** What is meant: itself, or what it refers to, also when that may be null. */
    public JsonNode follow(JsonNode node) {
        if (node.has("oneOf")) {
            return follow(node.get("oneOf").get(0));
        }
        return node.has("$ref") ? root.at(node.get("$ref").asString().substring(1)) : node;
    }

    public static boolean isOptional(JsonNode parameter) {
        return !parameter.get("required").asBoolean();
    }

    public static Map<String, JsonNode> entries(JsonNode object) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        object.forEachEntry(entries::put);
        return entries;
    }

    public record Operation(Document document, String method, String path, JsonNode node) {

        public String id() {
            return node.get("operationId").asString();
        }

        public String tag() {
            return node.get("tags").get(0).asString();
        }

        public Stream<JsonNode> parameters() {
            return node.path("parameters").valueStream();
        }

        public Map<String, JsonNode> responses() {
            Map<String, JsonNode> responses = entries(node.get("responses"));
            responses.replaceAll((status, response) -> document.follow(response));
            return responses;
        }

        /** The one status that is no refusal. */
        public int success() {
            return responses().keySet().stream()
                    .mapToInt(Integer::parseInt)
                    .filter(status -> status < 300)
                    .findFirst()
                    .orElseThrow();
        }

        JsonNode successExample() {
            return examples(responses().get(String.valueOf(success()))).get("Success");
        }

        public Map<String, JsonNode> requests() {
            return node.has("requestBody") ? examples(node.get("requestBody")) : Map.of();
        }

        /** The name of the example that Swagger UI fills in; null where there is no body. */
        @Nullable
        String firstRequest() {
            return requests().keySet().stream().findFirst().orElse(null);
        }

        boolean isForTheOperator() {
            return !path.startsWith("/provisioning");
        }

        /** Sends it as Swagger UI would: with this example as the body, and the parameters that are filled in. */
        Api.Answer send(Api account, @Nullable String example, String... headers) {
            String body = example == null ? null : requests().get(example).toString();
            return account.send(method.toUpperCase(Locale.ROOT), target(), body, headers);
        }

        /** Sends its first example, with the example of this parameter. */
        Api.Answer sendWith(Api account, JsonNode optional) {
            String name = optional.get("name").asString();
            String value = example(optional);
            if (optional.get("in").asString().equals("header")) {
                return send(account, firstRequest(), name, value);
            }
            String body =
                    requests().isEmpty() ? null : requests().get(firstRequest()).toString();
            String target = target(name);
            String query = name + "=" + Api.encode(value) + otherEndOfAPeriod(name);
            return account.send(
                    method.toUpperCase(Locale.ROOT), target + (target.contains("?") ? "&" : "?") + query, body);
        }

        /** A period of attributions has both ends. */
        private String otherEndOfAPeriod(String end) {
            if (!id().equals("get-attributions") || !end.matches("from|to")) {
                return "";
            }
            String other = end.equals("from") ? "to" : "from";
            return parameters()
                    .filter(parameter -> parameter.get("name").asString().equals(other))
                    .map(parameter -> "&" + other + "=" + Api.encode(example(parameter)))
                    .findFirst()
                    .orElseThrow();
        }

        private static String example(JsonNode parameter) {
            return parameter.at("/schema/examples/0").asString();
        }

        private String target(String... without) {
            String target = path.startsWith("/provisioning/1") ? path.replace("/provisioning/1", "") : "/" + path;
            List<String> query = new ArrayList<>();
            for (JsonNode parameter : parameters().toList()) {
                String name = parameter.get("name").asString();
                JsonNode value = parameter.path("example").isMissingNode()
                        ? parameter.get("schema").path("default")
                        : parameter.get("example");
                if (parameter.get("in").asString().equals("path")) {
                    target = target.replace("{" + name + "}", Api.encode(value.asString()));
                } else if (!value.isMissingNode() && !List.of(without).contains(name)) {
                    query.add(name + "=" + Api.encode(value.asString()));
                }
            }
            return query.isEmpty() ? target : target + "?" + String.join("&", query);
        }

        /** By name, the values of a body's examples; empty where there is no body. */
        static Map<String, JsonNode> examples(JsonNode requestOrResponse) {
            Map<String, JsonNode> examples = entries(
                    requestOrResponse.path("content").path("application/json").path("examples"));
            examples.replaceAll((name, example) -> example.get("value"));
            return examples;
        }
    }
}
