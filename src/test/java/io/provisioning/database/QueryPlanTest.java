package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On 100,000 rows of each kind, no statement of the fourteen operations reads a table from end to end. */
@ServerTest
class QueryPlanTest {

    /**
     * Which index each narrow filter must use, and each deletion to find what it leaves behind. That of an application and
     * that of its pairs with entities begin alike, and serve its deletion alike.
     */
    private static final Map<String, String> INDEX = Map.of(
            "applicationId=a7", "association_of_application",
            "entityId=e7", "association_of_entity",
            "resourceId=r7", "association_by_resource",
            "delete-application", "association_of_",
            "delete-entity", "association_of_entity");

    /** How a deletion finds the periods to close: of a1 and e1 far more have ended than stand. */
    private static final Map<String, String> INDEX_OF_HISTORY = Map.of(
            "delete-application", "association_period_standing_of_application",
            "delete-entity", "association_period_standing_of_entity");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Test
    void shouldReadNoTableFromEndToEnd() {
        // Given twenty accounts of 5,000 applications, entities and associations each
        List<Api> apis = Stream.generate(accounts::create).limit(20).toList();
        apis.forEach(api -> fill(api.accountId()));
        apis.forEach(api -> fillWithWhatHasEnded(api.accountId()));
        fillAccountsAndKeys();
        database.sql("VACUUM ANALYZE").update();

        // When every operation runs, signing in with a key that is not yet known
        Map<String, List<String>> plans = new LinkedHashMap<>();
        FourteenOperations.all()
                .forEach((operation, call) -> plans.put(
                        operation,
                        statements.plansOf(
                                () -> FourteenOperations.succeed(operation, call, withNewKey(apis.get(0))))));
        for (String filter : List.of(
                "resourceType=NUMBER",
                "channel=WHATSAPP",
                "applicationId=a7",
                "entityId=e7",
                "entityId=null",
                "resourceId=r7",
                "applicationId=a7&entityId=e7&channel=SMS")) {
            plans.put(filter, statements.plansOf(() -> withNewKey(apis.get(0)).get("/associations?" + filter)));
        }

        // Then
        plans.forEach((operation, all) -> {
            then(all)
                    .as(operation)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(plan -> then(plan).contains("Plan").doesNotContain("Seq Scan"));
            then(String.join("", all))
                    .as(operation)
                    .contains(INDEX.getOrDefault(operation, "Index"))
                    .contains(INDEX_OF_HISTORY.getOrDefault(operation, "Index"));
        });
    }

    private Api withNewKey(Api api) {
        String key = accounts.addKey(api.accountId(), "true", "now()", "NULL", "application-entity:manage");
        return accounts.api(api.accountId(), key);
    }

    private void fill(String account) {
        for (String sql : List.of(
                "INSERT INTO application (account_id, application_id) SELECT :a, 'a' || n FROM generate_series(1, 5000) n",
                "INSERT INTO entity (account_id, entity_id) SELECT :a, 'e' || n FROM generate_series(1, 5000) n",
                """
                INSERT INTO association (account_id, resource_type, channel, resource_id, application_no, entity_no)
                SELECT :a, 'NUMBER', (ARRAY['SMS', 'MMS', 'WHATSAPP'])[1 + n % 3], 'r' || n, application_no, entity_no
                FROM generate_series(1, 5000) n
                JOIN application ON application.account_id = :a AND application_id = 'a' || (1 + n % 500)
                LEFT JOIN entity ON entity.account_id = :a AND entity_id = 'e' || (1 + n % 700) AND n % 2 = 0""")) {
            database.sql(sql).param("a", account).update();
        }
        database.sql("SELECT begin_history(?)")
                .param(account)
                .query((row, n) -> n)
                .list();
    }

    private void fillWithWhatHasEnded(String account) {
        database.sql("""
                        INSERT INTO association_period
                            (account_id, association_id, resource_type, channel, resource_id, application_no, entity_no, tuple,
                             valid_from, valid_to, opened_change, closed_change, opening, closing, merged)
                        SELECT :a, nextval(pg_get_serial_sequence('association', 'association_id')), 'NUMBER', 'SMS',
                               'old' || n, application_no, entity_no, gen_random_uuid(), clock_timestamp() - interval '1 hour',
                               clock_timestamp(), 1, 1, 'CREATED', 'DELETED', false
                        FROM generate_series(1, 5000) n, application
                        JOIN entity USING (account_id)
                        WHERE account_id = :a AND application_id = 'a1' AND entity_id = 'e1'""").param("a", account).update();
    }

    private void fillAccountsAndKeys() {
        database.sql("""
                        WITH made AS (
                            INSERT INTO account (account_id, name)
                            SELECT 'plan-' || gen_random_uuid(), 'plan' FROM generate_series(1, 5000) RETURNING account_id)
                        INSERT INTO api_key (account_id, name, key_hash, scopes)
                        SELECT account_id, 'plan', sha256(account_id::bytea), '{}' FROM made""").update();
    }
}
