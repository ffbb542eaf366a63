package io.provisioning.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The order in which a person reads, which is also the same on every machine; reflection promises none. */
final class Order {

    private static final List<String> TAGS = List.of(
            "Applications", "Entities", "Associations", "Messages", "Accounts", "API keys", "Audit log", "Billing");

    private Order() {}

    static void of(OpenAPI document) {
        document.setTags(document.getTags().stream()
                .sorted(Comparator.comparing(Tag::getName, Comparator.comparing(TAGS::indexOf)))
                .toList());
        var paths = new Paths();
        document.getPaths().entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, PathItem>>comparingInt(path -> TAGS.indexOf(tag(path.getValue())))
                        .thenComparing(Map.Entry::getKey))
                .forEach(path -> paths.addPathItem(path.getKey(), path.getValue()));
        document.setPaths(paths);
        paths.values()
                .forEach(path -> path.readOperations().forEach(operation -> {
                    var byStatus = new ApiResponses();
                    byStatus.putAll(new TreeMap<>(operation.getResponses()));
                    operation.setResponses(byStatus);
                }));
        document.getComponents()
                .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
        document.getComponents()
                .setResponses(new TreeMap<>(document.getComponents().getResponses()));
    }

    private static String tag(PathItem path) {
        return path.readOperations().get(0).getTags().get(0);
    }
}
