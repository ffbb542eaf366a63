package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class NamedOwnersTest {

    private static final String WAITING = """
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
            AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO application %unnest%'""";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    /** Whoever makes several rows makes them in order, so that who waits for one holds none that comes after it. */
    @Test
    void shouldHoldNothingThatComesAfterWhatItWaitsFor() throws Exception {
        // Given somebody else who is making the first of two applications
        Api manager = accounts.manager(accounts.create().accountId());
        try (Connection other = TestDatabase.shared().administrator().connect()) {
            other.setAutoCommit(false);
            insert(other, manager.accountId(), "a");

            // When a key names both, the second first
            var creation = CompletableFuture.supplyAsync(() -> manager.post(
                    Keys.PATH, "{\"name\":\"n\",\"platform\":[{\"applicationId\":\"b\"},{\"applicationId\":\"a\"}]}"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> database.sql(WAITING).query(Long.class).single() > 0);

            // Then the second is still free
            insert(other, manager.accountId(), "b");
            other.commit();
            then(creation.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
        }
    }

    private static void insert(Connection connection, String accountId, String applicationId) throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO application (account_id, application_id) VALUES (?, ?)")) {
            connection.createStatement().execute("SET LOCAL lock_timeout = '200ms'");
            insert.setString(1, accountId);
            insert.setString(2, applicationId);
            then(insert.executeUpdate()).isEqualTo(1);
        }
    }
}
