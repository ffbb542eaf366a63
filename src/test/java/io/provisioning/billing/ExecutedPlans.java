package io.provisioning.billing;

import io.provisioning.testing.RecordedStatements.Recorded;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What PostgreSQL really did for statements, by running them once more. */
final class ExecutedPlans {

    private ExecutedPlans() {}

    /** In one transaction: some of them settle how the others are planned. */
    static List<JsonNode> of(DataSource database, List<Recorded> statements) throws Exception {
        List<JsonNode> plans = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Recorded statement : statements) {
                plans.add(JsonMapper.shared()
                        .readTree(statement.executedPlan(connection))
                        .at("/0/Plan"));
            }
            connection.rollback();
        }
        return plans;
    }

    /** Those that a filter threw away as well. */
    static long rowsRead(JsonNode node, String table) {
        long here = node.path("Relation Name").asString("").equals(table)
                ? (long) ((node.get("Actual Rows").asDouble()
                                + node.path("Rows Removed by Filter").asDouble(0))
                        * node.get("Actual Loops").asDouble())
                : 0;
        Stream<JsonNode> parts = node.path("Plans").valueStream();
        return here + parts.mapToLong(part -> rowsRead(part, table)).sum();
    }
}
