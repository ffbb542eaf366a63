package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many requests at once, by the pool and the threads that the service comes with. 160 may wait for one of ten connections;
 * those too many are told so at once, instead of lining up for connections, and then for threads.
 */
class CrowdTest {

    private static final int CONNECTIONS = 10;
    private static final int WAITING = 160;
    private static final int CROWD = 250;

    @TempDir
    Path folder;

    @Test
    void shouldServeWhoWaitsAndRefuseAtOnceWhoWouldWaitInVain() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        var arguments = database.arguments(
                "--provisioning.rate-limit.enabled=false",
                "--provisioning.bootstrap.account-id=acme",
                "--provisioning.bootstrap.api-key=acme-key",
                // Nobody is refused because time is over.
                "--spring.datasource.hikari.connection-timeout=600000",
                "--spring.datasource.hikari.connection-init-sql=SET lock_timeout = 0",
                "--spring.datasource.hikari.data-source-properties.socketTimeout=0");
        try (var server = ServerProcess.start(folder, arguments).awaitReady()) {
            then(server.api("acme", "acme-key").get("/applications").status()).isEqualTo(200);
            List<CompletableFuture<HttpResponse<String>>> served = new ArrayList<>();
            try (var other = database.administrator().connect();
                    var statement = other.createStatement()) {
                // Given a table that answers nobody
                other.setAutoCommit(false);
                statement.execute("LOCK TABLE application");
                served.addAll(ask(server, CONNECTIONS));
                await().until(() -> busy(server) == CONNECTIONS);

                // When
                var crowd = ask(server, CROWD);

                // Then
                await().until(() ->
                        crowd.stream().filter(CompletableFuture::isDone).count() == CROWD - WAITING);
                for (var answer : crowd) {
                    if (answer.isDone()) {
                        then(answer.join().statusCode()).isEqualTo(503);
                        then(answer.join().headers().firstValue("Retry-After")).contains("1");
                    } else {
                        served.add(answer);
                    }
                }
                other.rollback();
            }
            then(served)
                    .hasSize(CONNECTIONS + WAITING)
                    .allSatisfy(answer -> then(answer.get().statusCode()).isEqualTo(200));
            await().until(() -> busy(server) == 0);
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(1));
    }

    private static List<CompletableFuture<HttpResponse<String>>> ask(ServerProcess server, int times) {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/provisioning/1/applications".formatted(server.port())))
                .setHeader("Authorization", "App acme-key")
                .build();
        return IntStream.range(0, times)
                .mapToObj(number -> client.sendAsync(request, BodyHandlers.ofString()))
                .toList();
    }

    private static int busy(ServerProcess server) {
        return new Api(server.managementPort(), "", "")
                .get("//actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("hikaricp_connections_active"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
