package io.provisioning.fuzz;

import io.provisioning.openapi.Document;
import io.provisioning.openapi.Document.Operation;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that a schema allows. */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String LETTERS = "abcXYZ019 -_.,\u00e4\u00df\u4e2d\u0416";

    private final Random random;
    private final Document document;
    private final Pools pools;

    Values(Random random, Document document, Pools pools) {
        this.random = random;
        this.document = document;
        this.pools = pools;
    }

    JsonNode of(Operation operation, String name, JsonNode reference) {
        boolean nullable = reference.has("oneOf") || reference.path("type").isArray();
        if (nullable && random.nextInt(5) == 0) {
            return JSON.nullNode();
        }
        JsonNode schema = document.follow(reference);
        String known = pools.pick(operation.id(), name, random);
        return switch (type(schema)) {
            case "object" -> object(operation, schema);
            case "array" -> array(operation, name, schema);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "integer", "number" -> JSON.numberNode(known == null ? between(schema) : Integer.parseInt(known));
            default -> JSON.stringNode(known == null ? text(schema) : known);
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return (type.isArray() ? type.get(0) : type).asString("string");
    }

    private JsonNode object(Operation operation, JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean required = schema.path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            if (required || random.nextInt(10) < 6) {
                object.set(property.getKey(), of(operation, property.getKey(), property.getValue()));
            }
        }
        return object;
    }

    private JsonNode array(Operation operation, String name, JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        int length = 1 + random.nextInt(random.nextInt(20) == 0 ? 50 : 4);
        for (int i = 0; i < length; i++) {
            array.add(of(operation, name, schema.get("items")));
        }
        return array;
    }

    /** Mostly small, sometimes the ends. */
    private int between(JsonNode schema) {
        int minimum = schema.path("minimum").asInt(0);
        int maximum = schema.path("maximum").asInt(Integer.MAX_VALUE);
        return switch (random.nextInt(10)) {
            case 0 -> minimum;
            case 1 -> maximum;
            default -> (int) Math.min(maximum, (long) minimum + random.nextInt(10));
        };
    }

    private String text(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum")
                    .get(random.nextInt(schema.get("enum").size()))
                    .asString();
        }
        return switch (schema.path("format").asString("")) {
            case "date-time" -> "20%02d-01-01T00:00:00Z".formatted(random.nextInt(100));
            case "duration" -> "PT" + (1 + random.nextInt(100)) + "S";
            default -> letters(schema);
        };
    }

    private String letters(JsonNode schema) {
        int minimum = schema.path("minLength").asInt(0);
        int maximum = Math.min(schema.path("maxLength").asInt(255), 255);
        int length = random.nextInt(12) == 0 ? maximum : Math.min(maximum, minimum + random.nextInt(12));
        String from = schema.has("pattern") ? "abcXYZ019-_" : LETTERS;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }
}
