package io.provisioning.isolation;

import io.provisioning.openapi.Document;
import io.provisioning.openapi.Document.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a request says something: a parameter, or a field of its body.
 *
 * @param in path, query or header as in the document, or body
 * @param name as in {@link Named}
 * @param required where what it is part of is there
 * @param inEvery whether that is there in every request
 */
record Place(String in, String name, boolean required, boolean inEvery, JsonNode schema) {

    static List<Place> of(Operation operation) {
        List<Place> places = new ArrayList<>();
        operation.parameters().forEach(parameter -> {
            JsonNode schema = operation.document().follow(parameter.get("schema"));
            places.add(new Place(
                    parameter.get("in").asString(),
                    parameter.get("name").asString(),
                    !Document.isOptional(parameter),
                    true,
                    schema));
        });
        operation
                .node()
                .at("/requestBody/content")
                .forEach(content -> fields(operation.document(), "", true, content.get("schema"), places));
        return places;
    }

    private static void fields(
            Document document, String prefix, boolean inEvery, JsonNode reference, List<Place> places) {
        JsonNode object = document.follow(reference);
        for (Map.Entry<String, JsonNode> property : object.get("properties").properties()) {
            JsonNode schema = document.follow(property.getValue());
            String name = prefix + "." + property.getKey();
            if (schema.has("items")) {
                name += "[]";
                schema = document.follow(schema.get("items"));
            }
            boolean required = object.path("required")
                    .valueStream()
                    .anyMatch(field -> field.asString().equals(property.getKey()));
            if (schema.has("properties")) {
                fields(document, name, inEvery && required, schema, places);
            } else {
                places.add(new Place("body", name, required, inEvery, schema));
            }
        }
    }

    boolean isIn(String where) {
        return in.equals(where);
    }

    /** Of a field: the object that it is part of, which is the whole body when empty. */
    String parent() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Of a field: what it is called there. */
    String field() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** That object in a body; it is made where it is missing, of a list as its first element. */
    ObjectNode parentIn(ObjectNode body) {
        ObjectNode parent = body;
        for (String part : parent().split("\\.")) {
            if (part.endsWith("[]")) {
                ArrayNode list = parent.withArrayProperty(part.substring(0, part.length() - 2));
                parent = list.isEmpty() ? list.addObject() : (ObjectNode) list.get(0);
            } else if (!part.isEmpty()) {
                parent = parent.withObjectProperty(part);
            }
        }
        return parent;
    }

    @Override
    public String toString() {
        return in + " " + name;
    }
}
