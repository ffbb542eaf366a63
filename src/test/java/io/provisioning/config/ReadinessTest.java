package io.provisioning.config;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.Postmasters;
import io.provisioning.testing.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without its database a service takes no requests, and would not come back sooner if it were started again. */
class ReadinessTest {

    @TempDir
    Path folder;

    @Test
    void shouldFollowTheDatabaseWhileLivenessDoesNot() {
        try (var server =
                ServerProcess.start(folder, "--logging.level.access=off").awaitReady()) {
            // Given
            Api management = new Api(server.managementPort(), "", "");
            then(management.get("//actuator/health/readiness").status()).isEqualTo(200);

            // When
            Postmasters.killBelow(folder);

            // Then
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> management.get("//actuator/health/readiness").status() == 503);
            then(management.get("//actuator/health/readiness").body()).isEqualTo("{\"status\":\"DOWN\"}");
            then(management.get("//actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
            then(server.api("demo", "demo-key").get("/applications").status()).isEqualTo(503);
            then(server.output())
                    .as("a probe every second does not fill the log")
                    .doesNotContain("\tat ")
                    .as("access lines were switched off")
                    .doesNotContain("GET /");
        } finally {
            Postmasters.killBelow(folder);
        }
    }
}
