package io.provisioning.dashboard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard as Grafana reads it. */
record Dashboard(JsonNode json) {

    static final Path FOLDER = Path.of("containers/grafana/dashboards");

    static Dashboard read(String file) {
        return new Dashboard(JsonMapper.shared().readTree(FOLDER.resolve(file).toFile()));
    }

    List<JsonNode> panels() {
        return children(json.path("panels"));
    }

    List<JsonNode> variables() {
        return children(json.path("templating").path("list"));
    }

    /** What the panels ask. */
    List<Query> queries() {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : panels()) {
            for (JsonNode target : children(panel.path("targets"))) {
                queries.add(new Query(
                        panel.path("title").asString() + ", "
                                + target.path("refId").asString(),
                        panel.path("type").asString(),
                        target.path("datasource").path("uid").asString(),
                        target.path("format").asString(""),
                        target.path(target.has("rawSql") ? "rawSql" : "expr").asString()));
            }
        }
        return queries;
    }

    private static List<JsonNode> children(JsonNode array) {
        return Stream.iterate(0, n -> n < array.size(), n -> n + 1)
                .map(array::get)
                .toList();
    }

    /** @param text with Grafana's own words in it */
    record Query(String name, String panelType, String datasource, String format, String text) {

        @Override
        public String toString() {
            return name;
        }
    }
}
