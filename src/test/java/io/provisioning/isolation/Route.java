package io.provisioning.isolation;

import io.provisioning.openapi.Document;
import io.provisioning.openapi.Document.Operation;
import io.provisioning.testing.Api;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A documented operation, and how it is asked for things. */
record Route(Operation operation, List<Place> places) {

    /** All that the service documents. */
    static List<Route> all(Api reader) {
        return Document.of(reader).operations().stream()
                .map(operation -> new Route(operation, Place.of(operation)))
                .toList();
    }

    /** Where its requests name things; fails where that is not known. */
    List<Place> naming() {
        return places.stream().filter(place -> named(place) != Named.NOTHING).toList();
    }

    Named named(Place place) {
        Named named = Named.at(operation, place.name());
        if (named == null) {
            throw new AssertionError("What does '%s' of %s name? Say it in %s.PLACES, so that it is swept"
                    .formatted(place.name(), operation.id(), Named.class.getSimpleName()));
        }
        return named;
    }

    boolean isReading() {
        return operation.method().equals("get");
    }

    /**
     * Names these things, of others what must be named as of the caller's own, and nothing else; for the rest it is the first
     * example, and of lists as much as can be had.
     */
    Api.Answer send(Api caller, Map<Place, String> named, Tenant own) {
        Map<Place, String> values = new HashMap<>(named);
        naming().stream()
                .filter(place -> isNeeded(place, named))
                .forEach(place -> values.putIfAbsent(place, own.thing(named(place))));
        return caller.send(operation.method().toUpperCase(Locale.ROOT), "/" + target(values), body(values));
    }

    /** Needed is what is required of what is there: of the whole, or of an object of which a field is named. */
    private static boolean isNeeded(Place place, Map<Place, String> named) {
        return place.required()
                && (place.inEvery()
                        || named.keySet().stream()
                                .anyMatch(other ->
                                        other.isIn("body") && other.parent().equals(place.parent())));
    }

    private String target(Map<Place, String> values) {
        String target = operation.path();
        List<String> query = new ArrayList<>();
        for (Place place : places) {
            String value = values.getOrDefault(place, filling(place));
            if (value != null && place.isIn("path")) {
                target = target.replace("{" + place.name() + "}", Api.encode(value));
            } else if (value != null && place.isIn("query")) {
                query.add(place.name() + "=" + Api.encode(value));
            }
        }
        return query.isEmpty() ? target : target + "?" + String.join("&", query);
    }

    private @Nullable String filling(Place place) {
        if (place.name().equals("size") || place.name().equals("limit")) {
            return place.schema().get("maximum").asString();
        }
        return place.required() && place.isIn("query") && named(place) == Named.NOTHING ? example(place) : null;
    }

    private String example(Place place) {
        return operation
                .parameters()
                .filter(parameter -> parameter.get("name").asString().equals(place.name()))
                .map(parameter -> parameter.get("example").asString())
                .findFirst()
                .orElseThrow();
    }

    private @Nullable String body(Map<Place, String> values) {
        Stream<JsonNode> examples = operation.requests().values().stream();
        ObjectNode body = examples.findFirst()
                .map(example -> (ObjectNode) example.deepCopy())
                .orElse(null);
        if (body == null) {
            return null;
        }
        naming().stream().filter(place -> place.isIn("body")).forEach(place -> {
            if (values.containsKey(place)) {
                place.parentIn(body).put(place.field(), values.get(place));
            } else if (place.inEvery()) {
                place.parentIn(body).remove(place.field());
            }
        });
        return body.toString();
    }

    @Override
    public String toString() {
        return operation.id();
    }
}
