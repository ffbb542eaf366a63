package io.provisioning.openapi;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.openapi.Document.Operation;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.BDDSoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Nothing in the document is left to guess: everything is described, has its bounds, and an example where one helps. */
@ServerTest
@ExtendWith(SoftAssertionsExtension.class)
class DescriptionsTest {

    /** Its format, int64, is its bound; written out, it is a number that JavaScript cannot read. */
    private static final Set<String> WITHOUT_MAXIMUM = Set.of(
            "PageInfo.totalResults",
            "ListPaging.totalCount",
            "AuditLog.id",
            "ChangeEventData.associationId",
            "Attribution.associationId",
            "AttributionSummary.associations",
            "AttributionGroups.total",
            "AttributionGroup.associations");

    @InjectSoftAssertions
    private BDDSoftAssertions softly;

    @Autowired
    private TestAccounts accounts;

    private Document document;

    @BeforeEach
    void read() {
        document = Document.of(accounts.create());
        then(document.operations()).hasSize(27);
    }

    @Test
    void shouldDescribeEveryOperationAndItsRate() {
        document.operations().forEach(operation -> {
            thenDescribed(operation.id(), operation.node());
            softly.then(operation.node().path("summary").isString())
                    .as(operation.id() + " has a summary")
                    .isTrue();
            softly.then(operation.node().path("description").asString(""))
                    .as(operation.id())
                    .contains(rateOf(operation));
        });
    }

    @Test
    void shouldDescribeEveryParameterWithItsBoundsAndAnExample() {
        document.operations()
                .forEach(operation -> operation.parameters().forEach(parameter -> {
                    String where = operation.id() + " " + parameter.get("name").asString();
                    thenDescribed(where, parameter);
                    thenHasExample(where, parameter);
                    thenBounded(where, parameter.get("schema"));
                }));
    }

    /** Swagger UI fills in the example of a parameter; a filter that is filled in would hide what there is. */
    @Test
    void shouldFillInWhatIsRequiredAndNothingElse() {
        document.operations()
                .forEach(operation -> operation
                        .parameters()
                        .forEach(parameter -> softly.then(parameter.has("example"))
                                .as(operation.id() + " " + parameter.get("name").asString() + " is filled in")
                                .isEqualTo(parameter.get("required").asBoolean())));
    }

    /** What two parameters share, one has from the other. */
    @Test
    void shouldGiveEachParameterAnExampleOfItsOwn() {
        document.operations()
                .forEach(operation -> softly.then(operation
                                .parameters()
                                .filter(Document::isOptional)
                                .map(parameter -> parameter.at("/schema/examples/0")))
                        .as(operation.id())
                        .doesNotHaveDuplicates());
    }

    @Test
    void shouldDescribeEveryRequestWithExamples() {
        document.operations().stream()
                .filter(operation -> operation.node().has("requestBody"))
                .forEach(operation -> {
                    JsonNode body = operation.node().get("requestBody");
                    thenDescribed(operation.id() + " body", body);
                    softly.then(body.get("required").asBoolean())
                            .as(operation.id() + " requires its body")
                            .isTrue();
                    softly.then(operation.requests())
                            .as(operation.id() + " has examples of its body")
                            .isNotEmpty();
                });
    }

    @Test
    void shouldDescribeEveryAnswerWithItsRequestIdAndExamples() {
        document.operations()
                .forEach(operation -> operation.responses().forEach((status, response) -> {
                    String where = operation.id() + " " + status;
                    thenDescribed(where, response);
                    softly.then(response.path("headers").has("X-Request-Id"))
                            .as(where + " has a request id")
                            .isTrue();
                    if (response.has("content")) {
                        softly.then(Operation.examples(response))
                                .as(where + " has examples")
                                .isNotEmpty();
                    }
                }));
    }

    @Test
    void shouldDescribeEveryHeaderWithItsBoundsAndAnExample() {
        Map<String, JsonNode> headers = document.components("headers");
        then(headers).isNotEmpty();
        headers.forEach((name, header) -> {
            thenDescribed(name, header);
            thenHasExample(name, header);
            thenBounded(name, header.get("schema"));
        });
    }

    @Test
    void shouldDescribeEverySchemaAndItsFieldsWithTheirBounds() {
        Map<String, JsonNode> schemas = document.components("schemas");
        then(schemas).isNotEmpty();
        schemas.forEach((name, schema) -> {
            thenDescribed(name, schema);
            thenBounded(name, schema);
            Document.entries(schema.path("properties")).forEach((field, property) -> {
                thenDescribed(name + "." + field, document.follow(property));
                thenBounded(name + "." + field, property);
            });
        });
    }

    private static String rateOf(Operation operation) {
        return switch (operation.path().split("/")[1]) {
            case "settings", "billing" -> "not counted with provisioning; by default 50 requests a second";
            case "messages" -> "not counted with provisioning; by default 100 requests a second";
            default -> "one request a second per account";
        };
    }

    private void thenDescribed(String where, JsonNode what) {
        softly.then(what.path("description").asString(""))
                .as(where + " has a description")
                .isNotBlank();
    }

    private void thenHasExample(String where, JsonNode parameterOrHeader) {
        boolean hasExample = parameterOrHeader.has("example")
                || !parameterOrHeader.path("schema").path("examples").isEmpty();
        softly.then(hasExample).as(where + " has an example").isTrue();
    }

    /** However large the caller's or the service's data are, it says where they end. */
    private void thenBounded(String where, JsonNode reference) {
        JsonNode schema = document.follow(reference);
        switch (type(schema)) {
            case "string" -> thenHasAnyOf(where, schema, "enum", "pattern", "maxLength");
            case "integer" -> {
                thenHasAnyOf(where, schema, "minimum");
                if (!WITHOUT_MAXIMUM.contains(where)) {
                    thenHasAnyOf(where, schema, "maximum");
                }
            }
            case "number" -> {
                thenHasAnyOf(where, schema, "minimum");
                thenHasAnyOf(where, schema, "maximum");
            }
            // Two values are bounds enough.
            case "boolean" -> {}
            case "array" -> {
                thenHasAnyOf(where, schema, "maxItems");
                thenBounded(where + "[]", schema.get("items"));
            }
            case "object" -> {
                thenHasAnyOf(where, schema, "properties", "maxProperties");
                // An empty schema stands for anything, which has no bounds of its own.
                if (!schema.path("additionalProperties").isEmpty()) {
                    thenBounded(where + ".*", schema.get("additionalProperties"));
                }
            }
            default -> throw new AssertionError(where + " has a type that nobody knows how to bound: " + schema);
        }
    }

    private void thenHasAnyOf(String where, JsonNode schema, String... bounds) {
        softly.then(schema.propertyNames()).as(where + " has a bound").containsAnyOf(bounds);
    }

    /** A field that can be null has two. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.get("type");
        return type.isArray() ? type.get(0).asString() : type.asString();
    }
}
