package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.RecordedStatements.Recorded;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Each row looks its owners' names up, however often they were renamed. */
@ServerTest
class OwnerNamesPlanTest {

    private static final int NAMES = 10_000;
    private static final int ROWS = 100;
    /** Each second, from this one on, there was another name. */
    private static final String FIRST = "2026-03-01T00:00:00Z";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    private Billing billing;
    private Api api;

    @BeforeEach
    void givenOwnersOfManyNames() {
        billing = new Billing(accounts, database);
        api = accounts.create();
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        api.post("/entities", "{\"entityId\":\"sales\"}");
        database.sql("""
                        INSERT INTO association (account_id, resource_type, channel, resource_id, application_no, entity_no)
                        SELECT account_id, 'NUMBER', 'SMS', 'r' || n, application_no, entity_no
                        FROM application JOIN entity USING (account_id), generate_series(1, :rows) n
                        WHERE account_id = :account AND application_id = 'shop'""").param("rows", ROWS).param("account", api.accountId()).update();
        database.sql("SELECT begin_history(?)")
                .param(api.accountId())
                .query((row, n) -> n)
                .list();
        database.sql("UPDATE association_period SET valid_from = timestamptz '2026-02-28Z' WHERE account_id = ?")
                .param(api.accountId())
                .update();
        renameOften("application", "shop");
        renameOften("entity", "sales");
        database.sql("VACUUM ANALYZE application_period, entity_period, association_period")
                .update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"attributions?", "summary?"})
    void shouldReadNoMoreNamesThanItSays(String path) throws Exception {
        for (String at : List.of("2026-02-28T12:00:00Z", FIRST, "2026-03-01T01:00:00Z", "2027-01-01T00:00:00Z")) {
            // When
            List<Recorded> recorded = statements.during(
                    () -> then(get(path + "at=" + at).status()).isEqualTo(200));

            // Then
            for (JsonNode plan : ExecutedPlans.of(dataSource, recorded)) {
                for (String table : List.of("application_period", "entity_period")) {
                    then(ExecutedPlans.rowsRead(plan, table))
                            .as(plan.toString())
                            .isLessThanOrEqualTo(3 * ROWS);
                }
            }
        }
    }

    @Test
    void shouldSayTheNameOfTheInstantAndBeforeAllNamesTheFirst() {
        then(name("2026-02-28T12:00:00Z")).isEqualTo("name 0");
        then(name(FIRST)).isEqualTo("name 0");
        then(name("2026-03-01T01:00:00Z")).isEqualTo("name 3600");
        then(name("2026-03-01T01:00:00.999999Z")).isEqualTo("name 3600");
        then(name("2027-01-01T00:00:00Z")).isEqualTo("name " + (NAMES - 1));
    }

    private String name(String at) {
        JsonNode row = get("attributions?limit=1&at=" + at).json().at("/attributions/0");
        then(row.get("entityName")).isEqualTo(row.get("applicationName"));
        return row.get("applicationName").asString();
    }

    private Api.Answer get(String path) {
        return billing.biller().get("//billing/1/" + path + "&accountId=" + api.accountId());
    }

    private void renameOften(String owner, String id) {
        database.sql("DELETE FROM {owner}_period WHERE account_id = :account AND {owner}_id = :id"
                        .replace("{owner}", owner))
                .param("account", api.accountId())
                .param("id", id)
                .update();
        database.sql("""
                        INSERT INTO {owner}_period (account_id, {owner}_no, {owner}_id, name, previous_valid_to, valid_from,
                                                    valid_to, opened_change, closed_change)
                        SELECT account_id, {owner}_no, {owner}_id, 'name ' || n,
                               CASE WHEN n > 0 THEN first + n * interval '1 s' END, first + n * interval '1 s',
                               CASE WHEN n < :last THEN first + (n + 1) * interval '1 s' END, 1,
                               CASE WHEN n < :last THEN 1 END
                        FROM {owner}, generate_series(0, :last) n, CAST(:first AS timestamptz) AS first
                        WHERE account_id = :account AND {owner}_id = :id""".replace("{owner}", owner))
                .param("account", api.accountId())
                .param("id", id)
                .param("last", NAMES - 1)
                .param("first", FIRST)
                .update();
    }
}
