package io.provisioning.message;

import static io.provisioning.message.Submissions.message;
import static io.provisioning.message.Submissions.results;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.RecordedStatements.Recorded;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a batch asks of the database for each account: to act for it, and one statement for one message as for a thousand;
 * where entities are made, the same few more.
 */
@ServerTest
class SubmissionCostTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void shouldCostTwoStatementsForEachAccountAndFourMoreWhereEntitiesAreMade(int size) {
        // Given
        List<String> ids =
                Stream.generate(accounts::create).limit(10).map(Api::accountId).toList();
        List<String> batch = IntStream.range(0, size)
                .mapToObj(i -> message(ids.get(i % ids.size()), "entityId", "e" + i))
                .toList();

        // When, Then
        int named = Math.min(size, ids.size());
        then(during(batch)).hasSize((2 + 4) * named);
        then(during(batch)).hasSize(2 * named);
    }

    @Test
    void shouldAskNothingAboutMessagesThatCannotBe() {
        then(during(List.of("{}"))).isEmpty();
    }

    /**
     * 50,000 senders are the application's own and no entity's, all for one channel. None of them is read in vain to find
     * a pair's few, or none for another channel: all that is compared is compared in the index.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void shouldReadOfEachPairNoMoreThanIsAnswered(int size) throws Exception {
        // Given
        String id = accounts.create().accountId();
        fill(id);
        List<String> batch = IntStream.range(0, size)
                .mapToObj(i -> message(
                        id, "applicationId", "large", "entityId", "e" + i, "channel", i % 2 == 0 ? null : "RCS"))
                .toList();

        // When
        JsonNode plan = executed(during(batch));

        // Then
        then(plan.findParents("Relation Name"))
                .filteredOn(node -> node.get("Relation Name").asString().equals("association"))
                .hasSize(2)
                .allSatisfy(node -> {
                    then(node.path("Index Name").asString("")).isEqualTo("association_of_pair");
                    then(node.has("Filter")).isFalse();
                });
        then(pages(plan)).as("pages of memory or disk").isLessThan(100 * size + 100);
    }

    private List<Recorded> during(List<String> batch) {
        return statements.during(() -> results(accounts.operator(), batch));
    }

    private void fill(String id) {
        for (String sql : List.of(
                "INSERT INTO application (account_id, application_id) VALUES (:a, 'large')",
                "INSERT INTO entity (account_id, entity_id) SELECT :a, 'e' || n FROM generate_series(0, 5000) n",
                """
                INSERT INTO association (account_id, resource_type, channel, resource_id, application_no, entity_no)
                SELECT :a, 'NUMBER', 'SMS', n, application_no, entity_no
                FROM generate_series(1, 50000) n
                JOIN application ON application.account_id = :a AND application_id = 'large'
                LEFT JOIN entity ON entity.account_id = :a AND entity_id = 'e' || n % 5000 AND n > 45000""")) {
            database.sql(sql).param("a", id).update();
        }
        database.sql("VACUUM ANALYZE association, application, entity, account").update();
    }

    private JsonNode executed(List<Recorded> recorded) throws SQLException, ReflectiveOperationException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            recorded.get(0).execute(connection);
            String plan = recorded.get(1).executedPlan(connection);
            connection.rollback();
            return JsonMapper.shared().readTree(plan).at("/0/Plan");
        }
    }

    private static int pages(JsonNode plan) {
        return plan.get("Shared Hit Blocks").asInt()
                + plan.get("Shared Read Blocks").asInt();
    }
}
