package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.Conversation;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM under load: what was sent is answered, and everybody is told to go elsewhere in time. */
class DepartureTest {

    private static final int CLIENTS = 8;
    private static final int ENOUGH = 200;
    private static final String OPERATOR = "the-operator-of-departures-0123456789";

    @TempDir
    Path folder;

    private final AtomicInteger created = new AtomicInteger();

    @Test
    void shouldAnswerEverythingAndSayGoodbye() throws Exception {
        // Given clients that keep their connections
        var arguments = TestDatabase.fresh()
                .arguments(
                        "--provisioning.rate-limit.enabled=false",
                        "--provisioning.bootstrap.account-id=acme",
                        "--provisioning.bootstrap.api-key=acme-key",
                        // Longer than by default, for a machine that is so busy that a request takes seconds.
                        "--provisioning.shutdown.delay=5s");
        try (var server = ServerProcess.start(folder, arguments).awaitReady()) {
            Api api = server.api("acme", "acme-key");
            Api management = new Api(server.managementPort(), "", "");
            List<CompletableFuture<String>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(CompletableFuture.supplyAsync(() -> work(server, management)));
            }
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> created.get() > ENOUGH || clients.stream().anyMatch(CompletableFuture::isDone));

            // When
            var stopped = CompletableFuture.supplyAsync(() -> {
                server.terminate();
                return server.exitCode();
            });

            // Then
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> management.get("//actuator/health/readiness").status() == 503);
            then(management.get("//actuator/health/liveness").status()).isEqualTo(200);
            var late = api.get("/applications");
            then(late.status()).as("a request that is late").isEqualTo(200);
            then(late.header("Connection")).isEqualTo("close");
            int total = late.json().at("/paging/totalResults").asInt();
            then(clients).extracting(CompletableFuture::join).containsOnly("told to go");
            then(total).as("created, and the default one").isLessThanOrEqualTo(created.get() + 1);
            then(stopped.join()).isEqualTo(143);
        }
    }

    @Test
    void shouldLetWaitWhoWaitsForNewsAndAnswerThemBeforeItStops() {
        // Given
        var arguments = TestDatabase.fresh()
                .arguments(
                        "--provisioning.rate-limit.enabled=false",
                        "--provisioning.operator-key=" + OPERATOR,
                        "--provisioning.bootstrap.account-id=acme",
                        "--provisioning.bootstrap.api-key=acme-key",
                        "--provisioning.shutdown.delay=10s");
        try (var server = ServerProcess.start(folder, arguments).awaitReady()) {
            Api biller = server.api(
                    "acme",
                    server.api("operator", OPERATOR)
                            .post(
                                    "//settings/2/api-keys",
                                    "{\"name\":\"biller\",\"accountId\":\"acme\",\"scopeGuids\":[\"billing:read\"]}")
                            .json()
                            .path("apiKeySecret")
                            .asString());
            Api management = new Api(server.managementPort(), "", "");

            // When
            var stopped = CompletableFuture.runAsync(server::terminate);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> management.get("//actuator/health/readiness").status() == 503);
            var waiting = CompletableFuture.supplyAsync(() -> biller.get("//billing/1/changes?wait=30"));

            // Then
            Awaitility.await("a request that waits")
                    .until(() -> management
                            .get("//actuator/prometheus")
                            .body()
                            .contains("\nprovisioning_feed_waiting 1.0\n"));
            then(waiting.join().status()).isEqualTo(200);
            then(waiting.join().body()).isEqualTo("[]");
            stopped.join();
        }
    }

    /** Creates applications until an answer says that it is the last. */
    private String work(ServerProcess server, Api management) {
        try (var connection = new Conversation(server.port())) {
            while (true) {
                String body = "{\"applicationId\":\"%s\"}".formatted(UUID.randomUUID());
                String answer = connection
                        .say(RawHttp.head(
                                                "POST /provisioning/1/applications",
                                                "Authorization: App acme-key",
                                                "Content-Type: application/json",
                                                "Content-Length: " + body.length())
                                        .replace("Connection: close\r\n", "")
                                + body)
                        .answer();
                if (!answer.startsWith("HTTP/1.1 201 ")) {
                    return "not answered, or otherwise: '" + answer + "'";
                }
                created.incrementAndGet();
                if (answer.contains("\r\nConnection: close\r\n")) {
                    if (management.get("//actuator/health/readiness").status() == 503) {
                        return "told to go";
                    }
                    return work(server, management);
                }
            }
        } catch (IOException broken) {
            return broken.toString();
        }
    }
}
