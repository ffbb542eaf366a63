package io.provisioning.fuzz;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.provisioning.openapi.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of the document, as a JSON Schema validator understands them. */
final class Schemas {

    private static final String DOCUMENT = "urn:document";

    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    Schemas(Document document) {
        JsonNode strict = document.root().deepCopy();
        strict.at("/components/schemas").forEach(Schemas::close);
        registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi31(), builder -> builder.schemas(Map.of(DOCUMENT, strict.toString())));
    }

    /** Answers have nothing that the document does not name, though clients should bear it. */
    private static void close(JsonNode schema) {
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            ((ObjectNode) schema).put("additionalProperties", false);
        }
    }

    /** What is wrong with a value, by the schema at that place of the document. */
    List<String> complaints(String pointer, JsonNode value) {
        return schemas
                .computeIfAbsent(pointer, place -> registry.getSchema(SchemaLocation.of(DOCUMENT + "#" + place)))
                .validate(value, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }
}
