package io.provisioning.openapi;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.openapi.Document.Operation;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Nothing in the document is left to guess: everything is described, has its bounds, and an example where one helps. */
@ServerTest
class DescriptionsTest {

    @Autowired
    private TestAccounts accounts;

    private final List<String> looked = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Document document;

    @BeforeEach
    void read() {
        document = Document.of(accounts.create());
    }

    @AfterEach
    void thenNothingIsMissing() {
        then(looked).isNotEmpty();
        then(complaints).isEmpty();
    }

    @Test
    void shouldDescribeEveryOperationAndItsRate() {
        document.operations().forEach(operation -> {
            look(operation.id(), operation.node());
            expect(operation.node().path("summary").isString(), operation.id() + " has no summary");
            expect(
                    operation.node().path("description").asString("").contains("one request a second per account"),
                    operation.id() + " does not tell the rate");
        });
    }

    @Test
    void shouldDescribeEveryParameterWithItsBoundsAndAnExample() {
        document.operations()
                .forEach(operation -> operation.parameters().forEach(parameter -> {
                    String where = operation.id() + " " + parameter.get("name").asString();
                    JsonNode schema = document.follow(parameter.get("schema"));
                    look(where, parameter);
                    expect(hasExample(parameter), where + " has no example");
                    expect(
                            parameter.get("in").asString().equals("header") || isBounded(schema),
                            where + " has no bounds");
                }));
    }

    /** Swagger UI fills in the example of a parameter; a filter that is filled in would hide what there is. */
    @Test
    void shouldFillInWhatIsRequiredAndNothingElse() {
        document.operations()
                .forEach(operation -> operation.parameters().forEach(parameter -> {
                    String where = operation.id() + " " + parameter.get("name").asString();
                    looked.add(where);
                    boolean required = parameter.get("required").asBoolean();
                    expect(parameter.has("example") == required, where + (required ? " is not" : " is") + " filled in");
                }));
    }

    @Test
    void shouldDescribeEveryRequestWithExamples() {
        document.operations().stream()
                .filter(operation -> operation.node().has("requestBody"))
                .forEach(operation -> {
                    JsonNode body = operation.node().get("requestBody");
                    look(operation.id() + " body", body);
                    expect(body.get("required").asBoolean(), operation.id() + " does not require its body");
                    expect(!operation.requests().isEmpty(), operation.id() + " has no example of its body");
                });
    }

    @Test
    void shouldDescribeEveryAnswerWithItsHeadersAndExamples() {
        document.operations()
                .forEach(operation -> operation.responses().forEach((status, response) -> {
                    String where = operation.id() + " " + status;
                    look(where, response);
                    expect(response.path("headers").has("X-Request-Id"), where + " has no request id");
                    expect(
                            !response.has("content")
                                    || !Operation.examples(response).isEmpty(),
                            where + " has no example");
                    Document.entries(response.path("headers"))
                            .forEach((name, header) -> look(where + " " + name, document.follow(header)));
                }));
        document.components("headers").forEach((name, header) -> expect(hasExample(header), name + " has no example"));
    }

    @Test
    void shouldDescribeEverySchemaAndItsFieldsWithTheirBounds() {
        document.components("schemas").forEach((name, schema) -> {
            look(name, schema);
            Document.entries(schema.path("properties")).forEach((field, property) -> {
                JsonNode followed = document.follow(property);
                look(name + "." + field, followed);
                expect(isBounded(followed), name + "." + field + " has no bounds");
            });
        });
    }

    private void look(String where, JsonNode what) {
        looked.add(where);
        expect(!what.path("description").asString("").isBlank(), where + " has no description");
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            complaints.add(otherwise);
        }
    }

    private boolean hasExample(JsonNode parameterOrHeader) {
        return parameterOrHeader.has("example")
                || !parameterOrHeader.path("schema").path("examples").isEmpty();
    }

    /** Sentences have no greatest length, and a total is bounded by its format alone. */
    private boolean isBounded(JsonNode schema) {
        String type = schema.get("type").isArray()
                ? schema.get("type").get(0).asString()
                : schema.get("type").asString();
        Map<String, Boolean> bounded = Map.of(
                "string",
                schema.has("enum")
                        || schema.has("maxLength")
                        || schema.path("minLength").asInt(0) > 0,
                "integer",
                schema.has("minimum")
                        && (schema.has("maximum")
                                || schema.path("format").asString().equals("int64")),
                "array",
                schema.has("maxItems"),
                "object",
                schema.has("properties") || schema.has("minProperties"),
                "boolean",
                schema.has("default"));
        return bounded.get(type);
    }
}
