package io.provisioning.fuzz;

import io.provisioning.openapi.Document;
import io.provisioning.openapi.Document.Operation;
import io.provisioning.testing.RawHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Holds answers against the document: the status, the headers, the media type and the body. */
final class Judge {

    /** What belongs to no operation, or may not: its path, its method or Tomcat's opinion of it. */
    private static final Set<Integer> OF_NO_OPERATION = Set.of(400, 401, 403, 404, 405, 413, 414, 429, 431);

    /** JSON in lines, which the document can only call a string; each is one of these. */
    private static final String LINES = "application/x-ndjson";

    private static final String LINE = "/components/schemas/Attribution";

    private static final String ERROR = "/components/schemas/ApiException";

    /** It has what all of them have. */
    private static final String REFUSAL = "/components/responses/URI_TOO_LONG";

    private final Document document;
    private final Schemas schemas;

    Judge(Document document) {
        this.document = document;
        schemas = new Schemas(document);
    }

    /** What is wrong with the answer; empty when it is as it should be. */
    List<String> complaints(Draft request, RawHttp.Answer answer) {
        List<String> complaints = new ArrayList<>();
        if (answer.status() >= 500) {
            complaints.add("is a " + answer.status());
        }
        boolean isHead = request.method.equals("HEAD");
        if (request.isRouted) {
            operation(request, answer, isHead, complaints);
        } else if (isHead) {
            if (!OF_NO_OPERATION.contains(answer.status()) && !isOfItsPath(request, answer)) {
                complaints.add("has the status %d, which nothing at its path has".formatted(answer.status()));
            }
            headers(REFUSAL, answer, complaints);
        } else if (answer.status() == 200 && request.method.equals("OPTIONS")) {
            if (answer.header("Allow") == null || !answer.body().isEmpty()) {
                complaints.add("has no Allow, or a body");
            }
        } else if (isOfNoOperation(request, answer)) {
            body(ERROR, "application/json", answer, complaints);
            headers(REFUSAL, answer, complaints);
        } else {
            operation(request, answer, false, complaints);
        }
        return complaints;
    }

    private static boolean isOfNoOperation(Draft request, RawHttp.Answer answer) {
        return OF_NO_OPERATION.contains(answer.status())
                || !request.method.equalsIgnoreCase(request.operation.method());
    }

    private boolean isOfItsPath(Draft request, RawHttp.Answer answer) {
        return document.operations().stream()
                .filter(operation -> operation.path().equals(request.operation.path()))
                .anyMatch(operation -> operation.responses().containsKey(String.valueOf(answer.status())));
    }

    private void operation(Draft request, RawHttp.Answer answer, boolean withoutBody, List<String> complaints) {
        Operation operation = request.operation;
        JsonNode documented = operation.node().get("responses").get(String.valueOf(answer.status()));
        if (documented == null) {
            complaints.add("has the status %d, which %s has not".formatted(answer.status(), operation.id()));
            return;
        }
        String pointer = documented.has("$ref")
                ? documented.get("$ref").asString().substring(1)
                : "/paths/%s/%s/responses/%d".formatted(escaped(operation.path()), operation.method(), answer.status());
        headers(pointer, answer, complaints);
        if (withoutBody) {
            return;
        }
        JsonNode content = document.root().at(pointer).path("content");
        String type = mediaType(answer);
        if (content.has(type)) {
            body(pointer + "/content/" + escaped(type) + "/schema", type, answer, complaints);
        } else if (answer.header("Preference-Applied") != null) {
            // The document says so in words: clients generated from a schema here would fail on the usual empty body.
            body(bodyOf(operation), type, answer, complaints);
        } else if (!content.isMissingNode()) {
            complaints.add("has the media type '%s'".formatted(type));
        } else if (!answer.body().isEmpty()) {
            complaints.add("has a body");
        }
    }

    private static String bodyOf(Operation operation) {
        return "/paths/%s/%s/requestBody/content/application~1json/schema"
                .formatted(escaped(operation.path()), operation.method());
    }

    private void body(String pointer, String type, RawHttp.Answer answer, List<String> complaints) {
        if (!type.equals(mediaType(answer))) {
            complaints.add("has the media type '%s'".formatted(mediaType(answer)));
        }
        if (type.equals(LINES)) {
            answer.body().lines().forEach(line -> json(LINE, line, complaints));
        } else if (document.root().at(pointer).path("type").asString("").equals("string")) {
            complaints.addAll(schemas.complaints(pointer, JsonNodeFactory.instance.stringNode(answer.body())));
        } else {
            json(pointer, answer.body(), complaints);
        }
    }

    private void json(String pointer, String text, List<String> complaints) {
        try {
            complaints.addAll(schemas.complaints(pointer, JsonMapper.shared().readTree(text)));
        } catch (JacksonException malformed) {
            complaints.add("has no JSON: " + malformed.getMessage());
        }
    }

    private void headers(String pointer, RawHttp.Answer answer, List<String> complaints) {
        for (Map.Entry<String, JsonNode> header :
                document.root().at(pointer).path("headers").properties()) {
            JsonNode documented = document.follow(header.getValue());
            String value = answer.header(header.getKey());
            if (value == null) {
                if (documented.path("required").asBoolean(false)) {
                    complaints.add("has no " + header.getKey());
                }
            } else {
                String schema = header.getValue().has("$ref")
                        ? header.getValue().get("$ref").asString().substring(1) + "/schema"
                        : pointer + "/headers/" + escaped(header.getKey()) + "/schema";
                schemas.complaints(schema, typed(documented, value))
                        .forEach(complaint -> complaints.add(header.getKey() + complaint));
            }
        }
    }

    private static JsonNode typed(JsonNode header, String value) {
        boolean isNumber = header.at("/schema/type").asString("").equals("integer") && value.matches("[0-9]{1,18}");
        return isNumber
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
                : JsonNodeFactory.instance.stringNode(value);
    }

    private static String mediaType(RawHttp.Answer answer) {
        String type = answer.header("Content-Type");
        return type == null ? "" : type.split(";")[0].strip();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
