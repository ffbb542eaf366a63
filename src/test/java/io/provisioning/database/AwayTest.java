package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.Api.Answer;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.InstalledPostgres;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The database is stopped, and started again, or frozen, so that it takes connections and says nothing, or so slow that
 * every connection of the pool is in use.
 * {@code -Daway.rounds} says how often every client asks meanwhile; each time takes about a second.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwayTest {

    private static final int ROUNDS = Integer.getInteger("away.rounds", 3);
    private static final int CLIENTS = 12;
    private static final int THREADS = 20;

    /** As many as deletions of one account can hold. */
    private static final int CONNECTIONS = 2;

    /** Threads that come and go by themselves: the driver's timer and cleaner, and compilers. */
    private static final int OTHERS = 4;

    /** For a machine that does something else at the same time. */
    private static final Duration ALLOWANCE = Duration.ofSeconds(1);

    private static final Duration ANSWERED = Duration.ofSeconds(2).plus(ALLOWANCE);
    private static final Duration RECOVERED = Duration.ofSeconds(5).plus(ALLOWANCE);
    private static final Pattern TOOK = Pattern.compile(" 503 ([0-9]+) ms");
    private static final String APPLICATIONS = "/applications?size=1000";
    private static final List<Function<Api, Answer>> REQUESTS = List.of(
            api -> api.get(APPLICATIONS),
            api -> api.post("/applications", "{\"applicationId\":\"%s\"}".formatted(UUID.randomUUID())),
            api -> api.put("/applications/default", "{\"applicationName\":\"%s\"}".formatted(UUID.randomUUID())),
            api -> api.delete("/applications/shop"),
            api -> new Api(api.port(), "acme", "a-key-that-has-to-be-looked-up").get("/applications"));

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

    private InstalledPostgres postgres;
    private TestDatabase database;
    private ServerProcess server;
    private Api api;
    private Api management;

    @BeforeAll
    void givenAServiceOnADatabase(@TempDir Path folder) {
        postgres = new InstalledPostgres();
        database = postgres.create("away");
        server = ServerProcess.start(
                        folder,
                        database.arguments(
                                "--provisioning.rate-limit.enabled=false",
                                "--provisioning.failed-sign-ins.requests=1000000",
                                "--provisioning.bootstrap.account-id=acme",
                                "--provisioning.bootstrap.api-key=acme-key",
                                // Whose locks last longer than an outage, and whose threads are all there from the
                                // start.
                                "--spring.datasource.hikari.connection-init-sql=SET lock_timeout = '60s'",
                                "--spring.datasource.hikari.data-source-properties.socketTimeout=4",
                                "--spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
                                "--server.tomcat.threads.max=" + THREADS,
                                "--server.tomcat.threads.min-spare=" + THREADS))
                .awaitReady();
        api = server.api("acme", "acme-key");
        management = new Api(server.managementPort(), "", "");
    }

    @AfterAll
    void stop() {
        clients.shutdownNow();
        if (server != null) {
            server.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAnswer503InTimeAndRecover(Outage outage) throws Exception {
        // Given
        everybodyAsks();
        then(api.post("/applications", "{\"applicationId\":\"shop\"}").status()).isEqualTo(201);
        int threads = threads();
        int said = server.output().length();
        String before = api.get(APPLICATIONS).body();

        // When
        AutoCloseable end = outage.begin(postgres, database);
        try {
            if (outage == Outage.SLOW) {
                holdEveryConnection();
            }
            List<Answer> answers = IntStream.range(0, ROUNDS)
                    .mapToObj(round -> everybodyAsks())
                    .flatMap(List::stream)
                    .toList();

            // Then
            then(answers).hasSize(ROUNDS * CLIENTS).allSatisfy(AwayTest::thenUnavailable);
            then(management.get("//actuator/health/readiness").status()).isEqualTo(503);
            then(management.get("//actuator/health/liveness").status()).isEqualTo(200);
            then(longest(server.output().substring(said)))
                    .as("the longest time to a 503")
                    .isLessThan(ANSWERED);
        } finally {
            end.close();
        }

        // Then
        Awaitility.await("recovery")
                .pollDelay(Duration.ZERO)
                .atMost(RECOVERED)
                .until(() -> management.get("//actuator/health/readiness").status() == 200
                        && api.get("/applications").status() == 200);
        then(api.get(APPLICATIONS).body()).isEqualTo(before);
        if (outage == Outage.STOPPED) {
            then(server.output().substring(said))
                    .containsOnlyOnce("The database is away")
                    .containsOnlyOnce("is back");
        }
        thenNothingIsLeaked(threads);
    }

    @Test
    void shouldNotWaitForeverForAStatementThatTheServerNeverAnswers() throws Exception {
        // Given
        int threads = threads();
        try (var other = database.administrator().connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM application WHERE application_id = 'default' FOR UPDATE");
            var waiting = CompletableFuture.supplyAsync(
                    () -> api.put("/applications/default", "{\"applicationName\":\"new\"}"));
            Awaitility.await().until(() -> sessions("wait_event_type = 'Lock'") > 0);

            // When
            postgres.freeze();
            try {

                // Then
                thenUnavailable(waiting.join());
            } finally {
                postgres.thaw();
            }
            other.rollback();
        }
        then(api.get("/applications/default").json().path("applicationName").asString())
                .isNotEqualTo("new");
        thenNothingIsLeaked(threads);
    }

    /** By deletions, whose statements may take long, of what does not exist. */
    private void holdEveryConnection() {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            CompletableFuture.runAsync(() -> api.delete("/applications/nothing"));
        }
        Awaitility.await("the deletions")
                .atMost(Duration.ofMinutes(1))
                .until(() -> sessions("wait_event_type = 'Lock'") == CONNECTIONS);
    }

    /** All at the same time, and each something else. */
    private List<Answer> everybodyAsks() {
        List<Future<Answer>> asked = IntStream.range(0, CLIENTS)
                .mapToObj(client -> clients.submit(
                        () -> REQUESTS.get(client % REQUESTS.size()).apply(api)))
                .toList();
        return asked.stream().map(AwayTest::get).toList();
    }

    private void thenNothingIsLeaked(int threads) {
        Awaitility.await("no thread or connection more than before")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    then(threads()).isLessThanOrEqualTo(threads + OTHERS);
                    then(metric("hikaricp_connections_active")).isZero();
                    then(metric("hikaricp_connections_pending")).isZero();
                    then(sessions("application_name <> ''")).isLessThanOrEqualTo(metric("hikaricp_connections_max"));
                });
    }

    private int threads() {
        return metric("jvm_threads_live_threads");
    }

    private int metric(String name) {
        return management
                .get("//actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private int sessions(String condition) throws SQLException {
        try (var connection = database.administrator().connect();
                var statement = connection.createStatement();
                var count = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = 'away' AND pid <> pg_backend_pid() AND "
                                + condition)) {
            count.next();
            return count.getInt(1);
        }
    }

    private static void thenUnavailable(Answer answer) {
        then(answer.status()).isEqualTo(503);
        then(answer.header("Retry-After")).isEqualTo("1");
        ErrorShape.thenIs(answer.body(), "SERVICE_UNAVAILABLE", null);
    }

    private static Duration longest(String output) {
        return TOOK.matcher(output)
                .results()
                .map(took -> Duration.ofMillis(Long.parseLong(took.group(1))))
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private static Answer get(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
