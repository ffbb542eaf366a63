package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A statement has its time, here two seconds; a deletion has more. Locks are what makes statements slow here. */
@ServerTest
@TestPropertySource(
        properties =
                "spring.datasource.hikari.connection-init-sql=SET lock_timeout = '1min'; SET statement_timeout = '2s'")
class StatementLimitHttpTest {

    @Autowired
    private TestAccounts accounts;

    private Api api;

    @BeforeEach
    void givenAnApplication() {
        api = accounts.create();
        then(api.post("/applications", "{\"applicationId\":\"shop\"}").status()).isEqualTo(201);
    }

    @Test
    void shouldGiveUpAStatementWhoseTimeIsOver() throws SQLException {
        try (Connection other = lockShop()) {
            // When
            var answer = api.put("/applications/shop", "{\"applicationName\":\"new\"}");

            // Then
            then(answer.status()).isEqualTo(503);
            then(answer.header("Retry-After")).isEqualTo("1");
            other.rollback();
        }
        then(api.get("/applications/shop").json().path("applicationName").isNull())
                .isTrue();
    }

    @Test
    void shouldGiveDeletionsMore() throws SQLException {
        try (Connection other = lockShop()) {
            // When it has waited for longer than any other would
            var deletion = CompletableFuture.supplyAsync(() -> api.delete("/applications/shop"));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> deletion.isDone() || isWaitingForLong(other));
            other.rollback();

            // Then
            then(deletion.join().status()).isEqualTo(200);
        }
    }

    private Connection lockShop() throws SQLException {
        Connection other = TestDatabase.shared().administrator().connect();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute("SELECT FROM application WHERE account_id = '%s' AND application_id = 'shop' FOR UPDATE"
                    .formatted(api.accountId()));
        }
        return other;
    }

    /** The time of the transaction stands still, that of the server does not. */
    private static boolean isWaitingForLong(Connection holder) throws SQLException {
        try (Statement statement = holder.createStatement()) {
            // Else its transaction sees the sessions of its first look.
            statement.execute("SELECT pg_stat_clear_snapshot()");
            try (var waiting = statement.executeQuery("""
                    SELECT FROM pg_stat_activity
                    WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))
                      AND query_start < clock_timestamp() - interval '3 seconds'""")) {
                return waiting.next();
            }
        }
    }
}
