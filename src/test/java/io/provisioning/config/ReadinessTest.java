package io.provisioning.config;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without its database a service takes no requests; it would not come back sooner if it were started again. */
class ReadinessTest {

    @TempDir
    Path folder;

    @Test
    void shouldFollowTheDatabaseWhileLivenessDoesNot() throws Exception {
        // Given
        var database = database(0);
        try (var superuser = database.getPostgresDatabase().getConnection();
                var statement = superuser.createStatement()) {
            statement.execute("CREATE ROLE provisioning LOGIN");
            statement.execute("CREATE DATABASE provisioning OWNER provisioning");
        }
        int port = database.getPort();
        try (var server = service(port).awaitReady()) {
            Api management = new Api(server.managementPort(), "", "");
            Api api = server.api("acme", "acme-key");
            then(management.get("//actuator/health/readiness").status()).isEqualTo(200);

            // When
            database.close();

            // Then
            awaitReadiness(management, 503);
            then(management.get("//actuator/health/readiness").body()).isEqualTo("{\"status\":\"DOWN\"}");
            then(management.get("//actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");

            // And probes do not fill the log
            int before = server.output().length();
            awaitReadiness(management, 503);
            awaitReadiness(management, 503);
            then(server.output().substring(before)).isEmpty();
            then(api.get("/applications").status()).isEqualTo(503);

            // When
            database = database(port);

            // Then
            awaitReadiness(management, 200);
            then(api.get("/applications").status()).isEqualTo(200);
        } finally {
            database.close();
        }
    }

    /** The same data every time. */
    private EmbeddedPostgres database(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false);
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private ServerProcess service(int databasePort) {
        return ServerProcess.start(
                folder,
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/provisioning".formatted(databasePort),
                "--spring.datasource.username=provisioning",
                "--provisioning.rate-limit.enabled=false",
                "--provisioning.bootstrap.account-id=acme",
                "--provisioning.bootstrap.api-key=acme-key");
    }

    private static void awaitReadiness(Api management, int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> management.get("//actuator/health/readiness").status() == status);
    }
}
