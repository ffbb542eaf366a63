package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.Api.Answer;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** As many deletions at once as there are connections: the service is still there for everybody else. */
@ServerTest
@TestPropertySource(
        properties = {
            "spring.datasource.hikari.maximum-pool-size=6",
            "spring.datasource.hikari.connection-init-sql=SET lock_timeout = '5min'"
        })
class DeletionPlacesHttpTest {

    private static final int ACCOUNTS = 3;

    @Autowired
    private TestAccounts accounts;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void shouldLeaveConnectionsToOthers() throws SQLException {
        // Given
        List<Api> callers = Stream.generate(accounts::create).limit(ACCOUNTS).toList();
        for (Api caller : callers) {
            caller.post("/applications", "{\"applicationId\":\"shop\"}");
            caller.post("/entities", "{\"entityId\":\"sales\"}");
        }
        try (Connection other = TestDatabase.shared().administrator().connect()) {
            lock(other, callers);

            // When
            List<CompletableFuture<Answer>> deletions = callers.stream()
                    .flatMap(caller -> Stream.of(
                            CompletableFuture.supplyAsync(() -> caller.delete("/applications/shop"), threads),
                            CompletableFuture.supplyAsync(() -> caller.delete("/entities/sales"), threads)))
                    .toList();
            Awaitility.await("deletions that wait for the lock, and others that are refused")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> waitingFor(other) == DeletionPlaces.MOST && done(deletions) == 2);

            // Then
            then(callers.get(0).get("/applications").status()).isEqualTo(200);
            then(deletions.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                    .allSatisfy(refused -> {
                        then(refused.status()).isEqualTo(503);
                        then(refused.header("Retry-After")).isEqualTo("1");
                    });

            // When
            other.rollback();

            // Then
            then(deletions.stream().map(deletion -> deletion.join().status()))
                    .containsExactlyInAnyOrder(200, 200, 200, 200, 503, 503);
        }
    }

    private static void lock(Connection other, List<Api> callers) throws SQLException {
        other.setAutoCommit(false);
        for (Api caller : callers) {
            try (Statement statement = other.createStatement()) {
                for (String owner : List.of("application", "entity")) {
                    statement.execute(
                            "SELECT FROM %s WHERE account_id = '%s' FOR UPDATE".formatted(owner, caller.accountId()));
                }
            }
        }
    }

    private static long done(List<CompletableFuture<Answer>> deletions) {
        return deletions.stream().filter(CompletableFuture::isDone).count();
    }

    /** Also those who wait for somebody who waits for it. */
    private static int waitingFor(Connection holder) throws SQLException {
        try (Statement statement = holder.createStatement()) {
            // Else its transaction sees the sessions of its first look.
            statement.execute("SELECT pg_stat_clear_snapshot()");
            try (var waiting = statement.executeQuery("""
                    WITH RECURSIVE behind(pid) AS (
                        SELECT pg_backend_pid()
                        UNION
                        SELECT a.pid FROM pg_stat_activity a JOIN behind ON behind.pid = ANY (pg_blocking_pids(a.pid)))
                    SELECT count(*) - 1 FROM behind""")) {
                waiting.next();
                return waiting.getInt(1);
            }
        }
    }
}
