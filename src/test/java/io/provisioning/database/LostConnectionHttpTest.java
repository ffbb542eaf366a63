package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;

/** A connection that breaks: 503 while nothing can have been changed, never 503 when nobody knows. */
@ServerTest
class LostConnectionHttpTest {

    /** Those that are idle take turns. */
    private static final int REQUESTS_TO_MEET_THE_SAME_THREAD = 100;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    private Api api;

    @BeforeEach
    void givenAnAccountWithAnApplication() {
        api = accounts.create();
        then(api.post("/applications", "{\"applicationId\":\"shop\"}").status()).isEqualTo(201);
    }

    @Test
    void shouldAnswer503WhenTheConnectionBreaksUnderAChange() throws Exception {
        try (Connection other = TestDatabase.shared().administrator().connect()) {
            // Given a change that waits for a lock
            other.setAutoCommit(false);
            execute(other, "SELECT FROM application WHERE account_id = ? FOR UPDATE", api.accountId());
            var change =
                    CompletableFuture.supplyAsync(() -> api.put("/applications/shop", "{\"applicationName\":\"new\"}"));
            Awaitility.await().until(() -> terminateWaiting(other) > 0);

            // When
            var answer = change.join();

            // Then
            then(answer.status()).isEqualTo(503);
            then(answer.header("Retry-After")).isEqualTo("1");
            ErrorShape.thenIs(answer.body(), "SERVICE_UNAVAILABLE", null);
            other.rollback();
        }
        then(api.get("/applications/shop").json().path("applicationName").isNull())
                .isTrue();
    }

    @Test
    void shouldLeaveNothingOnTheThreadWhenTheConnectionBreaksAtTheVeryBeginning() {
        // Given
        statements.beforeNextActing(LostConnectionHttpTest::terminate);

        // When
        var answer = api.put("/applications/shop", "{\"applicationName\":\"new\"}");

        // Then
        then(answer.status()).isEqualTo(503);
        ErrorShape.thenIs(answer.body(), "SERVICE_UNAVAILABLE", null);
        for (int n = 0; n < REQUESTS_TO_MEET_THE_SAME_THREAD; n++) {
            then(api.get("/applications/shop").json().path("applicationName").isNull())
                    .isTrue();
        }
    }

    @Test
    void shouldNotPromiseThatNothingWasChangedWhenTheConnectionBreaksInTheCommit() {
        // Given
        statements.beforeNextCommit(false, LostConnectionHttpTest::terminate);

        // When
        var answer = api.put("/applications/shop", "{\"applicationName\":\"new\"}");

        // Then
        then(answer.status()).isEqualTo(500);
        ErrorShape.thenIs(answer.body(), "GENERAL_ERROR", null);
        then(api.get("/applications/shop").status())
                .as("the pool has recovered")
                .isEqualTo(200);
    }

    @Test
    void shouldAnswer503WhenTheConnectionBreaksInTheCommitOfAReading() {
        // Given
        statements.beforeNextCommit(true, LostConnectionHttpTest::terminate);

        // When, then
        then(api.get("/applications").status()).isEqualTo(503);
        then(api.get("/applications").status()).isEqualTo(200);
    }

    private static void terminate(Connection connection) throws SQLException {
        try (Connection other = TestDatabase.shared().administrator().connect();
                PreparedStatement terminate = other.prepareStatement("SELECT pg_terminate_backend(?, 5000)")) {
            terminate.setInt(1, connection.unwrap(PGConnection.class).getBackendPID());
            terminate.execute();
        }
    }

    /** Ends the sessions that wait for this one, and says how many there were. */
    private static int terminateWaiting(Connection connection) throws SQLException {
        try (PreparedStatement terminate = connection.prepareStatement("""
                SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid))""")) {
            var ended = terminate.executeQuery();
            ended.next();
            return ended.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.execute();
        }
    }
}
