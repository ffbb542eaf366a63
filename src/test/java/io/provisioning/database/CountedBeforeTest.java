package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was counted of accounts before the upgrade that stops counting them is not believed for ever after. */
class CountedBeforeTest {

    private static final int CLEARS_ITSELF = 18;

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void shouldForgetWhatWasCountedOfAccounts() throws SQLException, IOException {
        try (Connection administrator = database.administrator().connect()) {
            // Given
            migrateTo("10");
            execute(administrator, """
                    INSERT INTO account (account_id, name) SELECT 'a' || n, 'counted' FROM generate_series(1, 10) n;
                    INSERT INTO entity (account_id, entity_id) SELECT account_id, 'e' FROM account;
                    INSERT INTO association (account_id, resource_type, channel, resource_id, application_no)
                    SELECT account_id, 'NUMBER', 'SMS', '1', application_no FROM application;
                    SELECT begin_history(account_id) FROM account;
                    ANALYZE""");
            then(countedOfAccounts(administrator)).contains("association", "association_period", "change");

            // When
            migrateTo("latest");
            if (administrator.getMetaData().getDatabaseMajorVersion() < CLEARS_ITSELF) {
                execute(administrator, documented());
            }
            execute(administrator, "ANALYZE");

            // Then
            then(countedOfAccounts(administrator)).containsExactlyInAnyOrder("account");
        }
    }

    private static String documented() throws IOException {
        return Files.readString(Path.of("docs/operations.md"))
                .replaceFirst("(?s).*```sql\n(DELETE FROM .*?)```.*", "$1");
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .target(version)
                .load()
                .migrate();
    }

    private static List<String> countedOfAccounts(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT tablename FROM pg_stats WHERE schemaname = 'public' AND attname = 'account_id'""")) {
            List<String> tables = new ArrayList<>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
