package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.RecordedStatements.Recorded;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * In tables that nobody has counted yet, the planner takes a million rows for one. What is done to so many at once must
 * all the same not be done row by row against all the others: no step of any plan meets more rows than a few for each.
 */
@ServerTest
@TestPropertySource(
        properties = {
            TestDatabase.OF_ITS_OWN,
            // Each with each would take far longer than this, and the test with it; all else takes seconds.
            "spring.datasource.hikari.connection-init-sql=SET statement_timeout = '40s'"
        })
class UncountedTablesTest {

    static final int LINKED = 60_000;
    private static final int A_FEW = 10;

    @Autowired
    TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    @Administrator
    JdbcClient database;

    @Autowired
    private DataSource dataSource;

    private Api api;

    /** What is turned off here, and left behind, would tell on other tests. */
    @BeforeEach
    void givenADatabaseOfItsOwnThatNobodyCounted() throws SQLException {
        try (Connection shared = TestDatabase.shared().connect();
                Connection own = dataSource.getConnection()) {
            then(own.getCatalog()).isNotEqualTo(shared.getCatalog());
        }
    }

    /** One half of what is linked stands at (default, none) already. */
    @BeforeEach
    void givenMuchThatNobodyCounted() throws SQLException {
        for (String table : List.of("association", "association_period")) {
            database.sql("ALTER TABLE " + table + " SET (autovacuum_enabled = off)")
                    .update();
        }
        givenOthers();
        api = accounts.create();
        api.post("/applications", "{\"applicationId\":\"a\"}");
        api.post("/entities", "{\"entityId\":\"e\"}");
        for (String link : List.of(
                "SELECT a.account_id, 'NUMBER', 'SMS', n, application_no, entity_no FROM entity JOIN application a USING (account_id)",
                "SELECT a.account_id, 'NUMBER', 'SMS', n * 2, application_no, NULL::bigint FROM application a")) {
            database.sql("""
                            INSERT INTO association (account_id, resource_type, channel, resource_id, application_no, entity_no)
                            {link}, generate_series(1, :count) n WHERE a.account_id = :account AND application_id = :application""".replace("{link}", link))
                    .param("count", link.contains("entity ") ? LINKED : LINKED / 2)
                    .param("application", link.contains("entity ") ? "a" : "default")
                    .param("account", api.accountId())
                    .update();
        }
        beginHistory(api);
    }

    /** There are none. */
    void givenOthers() {}

    void beginHistory(Api account) {
        database.sql("SELECT begin_history(:account)")
                .param("account", account.accountId())
                .query()
                .singleRow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/applications/a", "/entities/e"})
    void shouldDeleteWithoutComparingAllWithAll(String owner) throws Exception {
        // When it is deleted, and then it is not
        List<Recorded> recorded = statements.during(() -> {
            statements.beforeNextCommit(false, Connection::rollback);
            then(api.delete(owner).status()).isLessThan(300);
        });

        // Then
        long most = 0;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            for (Recorded statement : recorded) {
                if (statement.sql().contains("set_config")) {
                    // It acts for the account, and has no more time than any other.
                    if (statement.sql().contains("provisioning.account")) {
                        statement.execute(connection);
                    }
                    continue;
                }
                JsonNode plan = JsonMapper.shared()
                        .readTree(statement.executedPlan(connection))
                        .at("/0/Plan");
                long here = most(plan);
                then(here).as(plan.toPrettyString()).isLessThan(A_FEW * LINKED);
                most = Math.max(most, here);
            }
            connection.rollback();
        }
        then(most).as("all of them were met").isGreaterThanOrEqualTo(LINKED);
    }

    private static long most(JsonNode node) {
        double met = node.path("Actual Rows").asDouble(0)
                + node.path("Rows Removed by Filter").asDouble(0)
                + node.path("Rows Removed by Join Filter").asDouble(0);
        Stream<JsonNode> parts = node.path("Plans").valueStream();
        return Math.max(
                (long) (met * node.path("Actual Loops").asDouble(0)),
                parts.mapToLong(UncountedTablesTest::most).max().orElse(0));
    }
}
