package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGTERM while an application is deleted that much is linked to, {@code -Dstopped.associations}: if there is time for it,
 * it is done and answered; else nothing of it was done.
 */
class StoppedDeletionTest {

    private static final int LINKED = Integer.getInteger("stopped.associations", 10_000);

    private static final String DELETION = "query LIKE '%DELETE FROM association%'";

    /** For as long as the test wants. */
    private static final String WAITING_IN_ITS_MIDST =
            "--spring.datasource.hikari.connection-init-sql=SET lock_timeout = '10min'";

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void shouldEndAndAnswerADeletionThatIsUnderWay() throws Exception {
        try (var server = start("--spring.lifecycle.timeout-per-shutdown-phase=5m", WAITING_IN_ITS_MIDST);
                var other = database.administrator().connect()) {
            // Given
            Api api = givenMuchLinked(server);
            lockTheLast(other);
            var deletion = CompletableFuture.supplyAsync(() -> api.delete("/applications/shop"));
            awaitDeletion("wait_event_type = 'Lock'");

            // When
            var stopped = CompletableFuture.runAsync(server::terminate);
            Awaitility.await("the end of taking connections")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> isRefused(server));
            then(deletion.isDone()).isFalse();
            other.rollback();

            // Then
            then(deletion.join().status()).isEqualTo(200);
            stopped.join();
            then(count("application WHERE application_id = 'shop'")).isZero();
            then(linkedTo("default")).isEqualTo(LINKED);
            then(count("association_period WHERE valid_to IS NULL")).isEqualTo(LINKED);
        }
    }

    @Test
    void shouldDoNothingOfADeletionThatTakesLongerThanTheStop() throws Exception {
        try (var server = start("--spring.lifecycle.timeout-per-shutdown-phase=1s", WAITING_IN_ITS_MIDST);
                var other = database.administrator().connect()) {
            // Given
            Api api = givenMuchLinked(server);
            lockTheLast(other);
            var deletion = CompletableFuture.supplyAsync(() -> api.delete("/applications/shop"));
            awaitDeletion("wait_event_type = 'Lock'");

            // When
            server.terminate();
            other.rollback();

            // Then
            then(deletion).failsWithin(Duration.ofMinutes(1));
            Awaitility.await("the end of its session")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> sessions(DELETION) == 0);
            then(count("application WHERE application_id = 'shop'")).isEqualTo(1);
            then(linkedTo("shop")).isEqualTo(LINKED);
            then(count("association_period WHERE valid_to IS NULL")).isEqualTo(LINKED);
            then(count("audit_log WHERE action = 'DELETED'")).isZero();
        }
    }

    private ServerProcess start(String... settings) {
        var arguments = new ArrayList<>(List.of(settings));
        arguments.add("--provisioning.shutdown.delay=0s");
        arguments.add("--provisioning.rate-limit.enabled=false");
        arguments.add("--provisioning.bootstrap.account-id=acme");
        arguments.add("--provisioning.bootstrap.api-key=acme-key");
        return ServerProcess.start(folder, database.arguments(arguments.toArray(String[]::new)))
                .awaitReady();
    }

    private Api givenMuchLinked(ServerProcess server) throws SQLException {
        Api api = server.api("acme", "acme-key");
        then(api.post("/applications", "{\"applicationId\":\"shop\"}").status()).isEqualTo(201);
        try (Connection connection = database.administrator().connect()) {
            execute(connection, """
                    INSERT INTO association (account_id, resource_type, channel, resource_id, application_no)
                    SELECT account_id, 'NUMBER', 'SMS', n, application_no
                    FROM application, generate_series(1, %d) n WHERE application_id = 'shop'""".formatted(LINKED));
            execute(connection, "SELECT begin_history('acme')");
        }
        return api;
    }

    private static void lockTheLast(Connection other) throws SQLException {
        other.setAutoCommit(false);
        execute(other, "SELECT FROM association WHERE resource_id = '%d' FOR UPDATE".formatted(LINKED));
    }

    private static boolean isRefused(ServerProcess server) throws IOException {
        try (var accepted = new Socket("127.0.0.1", server.port())) {
            return !accepted.isConnected();
        } catch (ConnectException refused) {
            return true;
        }
    }

    private void awaitDeletion(String state) {
        Awaitility.await("the deletion")
                .pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofMinutes(1))
                .until(() -> sessions(DELETION + " AND " + state) > 0);
    }

    private int sessions(String condition) throws SQLException {
        return count(
                "pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND " + condition);
    }

    private int linkedTo(String application) throws SQLException {
        return count("association JOIN application USING (account_id, application_no) WHERE application_id = '%s'"
                .formatted(application));
    }

    private int count(String what) throws SQLException {
        try (var connection = database.administrator().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM " + what)) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
