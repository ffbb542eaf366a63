package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.RecordedStatements.Recorded;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Whoever cannot have a lock in time is tried again, three times; then it is a 503 that changed nothing. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "spring.datasource.hikari.connection-init-sql=SET lock_timeout = '50ms'")
class LockedRowsHttpTest {

    private static final String ASSOCIATION = """
            {"resourceType":"NUMBER","channel":"SMS","applicationId":"shop","entityId":"sales","resourceId":"1"}""";
    private static final String OTHER = """
            {"resourceType":"NUMBER","channel":"SMS","applicationId":"shop","entityId":"sales","resourceId":"2"}""";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /applications/shop | {\"applicationName\":\"new\"} | SELECT FROM application WHERE account_id = '%s' FOR UPDATE",
                "PUT | /entities/sales | {\"entityName\":\"new\"} | SELECT FROM entity WHERE account_id = '%s' FOR UPDATE",
                "POST | /applications | {\"applicationId\":\"new\"} | INSERT INTO application (account_id, application_id) VALUES ('%s', 'new')",
                "POST | /entities | {\"entityId\":\"new\"} | INSERT INTO entity (account_id, entity_id) VALUES ('%s', 'new')",
                "DELETE | /applications/shop | | SELECT FROM application WHERE account_id = '%s' FOR UPDATE",
                "DELETE | /entities/sales | | SELECT FROM entity WHERE account_id = '%s' FOR UPDATE",
                "DELETE | /entities/sales | | SELECT FROM association WHERE account_id = '%s' FOR UPDATE",
                "POST | /associations | " + OTHER + " | SELECT FROM application WHERE account_id = '%s' FOR UPDATE",
                "DELETE | /associations | " + ASSOCIATION
                        + " | SELECT FROM association WHERE account_id = '%s' FOR UPDATE"
            })
    void shouldBeTriedFourTimesThenAnswer503AndChangeNothing(
            String method, String path, @Nullable String body, String lock, CapturedOutput output) throws SQLException {
        // Given
        Api api = accounts.create();
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        api.post("/entities", "{\"entityId\":\"sales\"}");
        then(api.post("/associations", ASSOCIATION).status()).isEqualTo(201);
        List<String> before = everything(api);

        try (Connection other = TestDatabase.shared().administrator().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(lock.formatted(api.accountId()));

            // When
            var answer = new AtomicReference<Api.Answer>();
            List<Recorded> sent = statements.during(() -> answer.set(api.send(method, path, body)));

            // Then
            then(answer.get().status()).isEqualTo(503);
            then(answer.get().header("Retry-After")).isEqualTo("1");
            ErrorShape.thenIs(answer.get().body(), "SERVICE_UNAVAILABLE", null);
            then(mostOften(sent)).isEqualTo(4);
            then(output.getOut()).contains("[" + answer.get().header("X-Request-Id") + "]");
            other.rollback();
        }
        then(everything(api)).isEqualTo(before);
        then(api.send(method, path, body).status()).isBetween(200, 299);
    }

    @Test
    void shouldSucceedWhenTheLockIsGivenBackInTime() throws Exception {
        // Given
        Api api = accounts.create();
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        try (Connection other = TestDatabase.shared().administrator().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM application WHERE account_id = '%s' FOR UPDATE".formatted(api.accountId()));

            // When the first attempts have failed, the lock is given back
            var answer = new AtomicReference<Api.Answer>();
            List<Recorded> sent = statements.during(() -> {
                var deletion = CompletableFuture.supplyAsync(() -> api.delete("/applications/shop"));
                Awaitility.await()
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> mostOften(statements.soFar()) > 1);
                rollback(other);
                answer.set(deletion.join());
            });

            // Then
            then(answer.get().status()).isEqualTo(200);
            then(mostOften(sent)).isBetween(2L, 4L);
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** How often the statement was sent that was sent most often. */
    private static long mostOften(List<Recorded> sent) {
        Map<String, Long> counts = sent.stream().collect(Collectors.groupingBy(Recorded::sql, Collectors.counting()));
        return counts.values().stream().mapToLong(count -> count).max().orElse(0);
    }

    private static List<String> everything(Api api) {
        return List.of("/applications", "/entities", "/associations").stream()
                .map(path -> api.get(path).body())
                .toList();
    }
}
