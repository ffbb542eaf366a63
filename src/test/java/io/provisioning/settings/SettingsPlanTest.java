package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.RecordedStatements.Recorded;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On 5,000 accounts with 6,000 keys, a page of them is read along its index, and nothing but what is answered. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsPlanTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    @Administrator
    private JdbcClient database;

    private String accountId;

    @BeforeAll
    void givenManyAccountsAndAnAccountOfManyKeys() {
        accountId = accounts.create().accountId();
        database.sql("""
                        WITH made AS (
                            INSERT INTO account (account_id, name)
                            SELECT 'plan-' || gen_random_uuid(), 'plan ' || n FROM generate_series(1, 5000) n
                            RETURNING account_id)
                        INSERT INTO api_key (account_id, name, key_hash, scopes)
                        SELECT account_id, 'plan', sha256(account_id::bytea), '{}'::text[] FROM made
                        UNION ALL
                        SELECT :account, 'plan', sha256(gen_random_uuid()::text::bytea), '{}'
                        FROM generate_series(1, 1000)""").param("account", accountId).update();
        database.sql("VACUUM ANALYZE account, api_key").update();
    }

    @ParameterizedTest
    @CsvSource({
        "//settings/1/accounts, account_pkey",
        "//settings/1/accounts?enabled=true&page=2, account_pkey",
        "//settings/2/api-keys, api_key_by_time",
        "//settings/2/api-keys?enabled=true&orderDirection=desc, api_key_by_time",
        "//settings/2/api-keys?accountId={account}, api_key_by_creation"
    })
    void shouldReadAPageForTheOperator(String path, String index) {
        thenReadsAlong(index, accounts.operator(), path.replace("{account}", accountId));
    }

    @ParameterizedTest
    @CsvSource({"//settings/2/api-keys", "//settings/2/api-keys?enabled=true&orderDirection=desc"})
    void shouldReadAPageForAManagingKey(String path) {
        thenReadsAlong("api_key_by_creation", accounts.manager(accountId), path);
    }

    /** So few that PostgreSQL may sort them. */
    @ParameterizedTest
    @ValueSource(strings = {"?name=plan%207", "?name=plan%207&enabled=true"})
    void shouldFindAccountsByTheirName(String query) {
        then(plan(accounts.operator(), "//settings/1/accounts" + query))
                .contains("account_by_name")
                .doesNotContain("Seq Scan");
    }

    private void thenReadsAlong(String index, Api who, String path) {
        then(plan(who, path)).contains(index).doesNotContain("Seq Scan", "Sort", "Bitmap");
    }

    private String plan(Api who, String path) {
        Runnable asking = () -> then(who.get(path).status()).isEqualTo(200);
        List<Recorded> recorded = statements.during(asking);
        then(recorded.get(recorded.size() - 1).sql()).contains("LIMIT").doesNotContain("*");
        List<String> plans = statements.plansOf(asking);
        return plans.get(plans.size() - 1);
    }
}
