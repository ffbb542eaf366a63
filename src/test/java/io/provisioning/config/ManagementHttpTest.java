package io.provisioning.config;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.Requirement;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** What the management port tells, and that it tells nothing else. */
@ServerTest
class ManagementHttpTest {

    @Autowired
    private TestAccounts accounts;

    @LocalManagementPort
    private int port;

    @Value("${spring.application.version}")
    private String version;

    @Test
    void shouldTellHealthWithoutDetails() {
        then(get("/health").json().propertyNames()).containsExactlyInAnyOrder("status", "groups");
        then(get("/health").json().path("status").asString()).isEqualTo("UP");
        then(get("/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
        then(get("/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void shouldTellTheVersion() {
        then(get("/info").json().path("build").toString())
                .isEqualTo("{\"name\":\"provisioning-api\",\"version\":\"%s\"}".formatted(version));
        then(version).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    }

    @Test
    void shouldTellTheCommitWhereTheBuildKnewIt() {
        Requirement.orSkip(Files.exists(Path.of(".git")), "history of the sources");
        then(get("/info").json().path("git").path("commit").path("id").asString())
                .matches("[0-9a-f]{7,40}");
    }

    @Test
    void shouldTellMetricsToPrometheus() {
        // Given
        then(accounts.create().get("/applications").status()).isEqualTo(200);

        // Then
        then(get("/prometheus").header("Content-Type")).startsWith("text/plain");
        then(get("/prometheus").body())
                .contains(
                        "\nhikaricp_connections_active{", "\nhttp_server_requests_seconds", "\njvm_memory_used_bytes{")
                .contains("\nprovisioning_sign_in_total{outcome=\"expired\"}")
                .contains("\nprovisioning_deletion_seconds_count{owner=\"entity\"}")
                .contains("\nprovisioning_deletion_moved_rows_bucket{owner=\"application\",le=\"1000.0\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/auditevents",
                "/beans",
                "/caches",
                "/conditions",
                "/configprops",
                "/env",
                "/env/spring.datasource.password",
                "/flyway",
                "/health/db",
                "/health/readiness/db",
                "/health/unknown",
                "/heapdump",
                "/httpexchanges",
                "/integrationgraph",
                "/liquibase",
                "/logfile",
                "/loggers",
                "/mappings",
                "/metrics",
                "/metrics/jvm.memory.used",
                "/quartz",
                "/sbom",
                "/scheduledtasks",
                "/sessions",
                "/shutdown",
                "/startup",
                "/threaddump"
            })
    void shouldTellNothingElse(String path) {
        then(get(path).status()).isEqualTo(404);
        then(new Api(port, "", "").post("//actuator" + path, "{}").status())
                .as("told nothing, and changes nothing")
                .isEqualTo(path.startsWith("/health") ? 405 : 404);
    }

    private Api.Answer get(String path) {
        return new Api(port, "", "").get("//actuator" + path);
    }
}
