package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every column of every table is searched, so that a later table cannot begin to keep keys unnoticed. */
@ServerTest
class KeysAreStoredAsHashesTest {

    @Autowired
    private Accounts accounts;

    @Autowired
    private TestAccounts testAccounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Test
    void shouldKeepNoKeyInClearInAnyColumn() {
        // Given
        String accountId = "t-" + UUID.randomUUID();
        String key = "clear-" + UUID.randomUUID();
        accounts.createIfMissing(accountId, key);
        Api api = testAccounts.api(accountId, key);
        then(api.get("/applications").status()).isEqualTo(200);

        // When
        List<String> columns = database.sql("""
                        SELECT table_name || ' ' || column_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND table_name NOT LIKE 'flyway%'""").query(String.class).list();

        // Then
        then(columns).contains("api_key key_hash", "api_key name", "account name");
        then(columns).allSatisfy(column -> then(rowsThatContain(key, column)).isZero());
        then(rowsThatContain(accountId, "api_key account_id")).isEqualTo(1);
    }

    /** As text, and, as bytea is shown in hexadecimal, as its bytes. */
    private long rowsThatContain(String text, String column) {
        String[] name = column.split(" ");
        return database.sql(
                        "SELECT count(*) FROM %s WHERE position(:text IN %s::text) > 0 OR position(:hex IN %s::text) > 0"
                                .formatted(name[0], name[1], name[1]))
                .param("text", text)
                .param("hex", HexFormat.of().formatHex(text.getBytes()))
                .query(Long.class)
                .single();
    }
}
