package io.provisioning.config;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.OtlpCollector;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Traces to a collector, and logs as JSON in the Elastic Common Schema: each switched on with its one property. */
class TracingTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    static Path folder;

    static OtlpCollector collector;
    static ServerProcess server;

    @BeforeAll
    static void givenACollector() {
        collector = new OtlpCollector();
        var arguments = TestDatabase.fresh()
                .arguments(
                        "--provisioning.bootstrap.account-id=acme",
                        "--provisioning.bootstrap.api-key=acme-key",
                        "--provisioning.rate-limit.enabled=false",
                        "--logging.structured.format.console=ecs",
                        "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.endpoint());
        server = ServerProcess.start(folder, arguments).awaitReady();
    }

    @AfterAll
    static void stop() {
        server.close();
        collector.close();
    }

    @Test
    void shouldSendASpanNamedForTheOperationThatContinuesTheCallersTrace() {
        // Given what is refused, at every stage
        Api api = server.api("acme", "acme-key");
        then(new Api(server.port(), "", "key-secret").get("/applications").status())
                .isEqualTo(401);
        then(api.get("/applications?page=query-secret").status()).isEqualTo(400);
        then(api.get("/associations?resourceId=" + "secret".repeat(100)).status())
                .isEqualTo(400);
        then(api.post("/applications", "{\"applicationId\":\"body-secret\\n\"}").status())
                .isEqualTo(400);
        then(api.post("/applications", "{\"applicationName\":body-secret").status())
                .isEqualTo(400);
        then(api.post("/associations", "{\"resourceType\":\"body-secret\"}").status())
                .isEqualTo(400);

        // When
        api.send(
                "GET",
                "/applications/default?query-secret=1",
                null,
                "traceparent",
                "00-" + TRACE + "-b7ad6b7169203331-01",
                "baggage",
                "baggage-secret=1",
                "Cookie",
                "cookie-secret=1");

        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> collector.received().contains(bytes(TRACE)));
        then(collector.received())
                .contains(
                        "http get /provisioning/1/applications/{applicationId}", "service.version", "provisioning-api")
                .doesNotContain("acme-key", "secret");
    }

    @Test
    void shouldTellTraceAndRequestInEveryLineAboutARequest() {
        // When
        var answer = server.api("acme", "acme-key").get("/applications?query-secret=1");
        String id = answer.header("X-Request-Id");

        // Then
        server.awaitOutput(id);
        JsonNode line = linesAbout(id).get(0);
        then(line.path("http").path("request").path("id").asString()).isEqualTo(id);
        then(line.path("http").path("request").path("method").asString()).isEqualTo("GET");
        then(line.path("http").path("response").path("status_code").asInt()).isEqualTo(200);
        then(line.path("url").path("path").asString()).isEqualTo("/provisioning/1/applications");
        then(line.path("user").path("id").asString()).isEqualTo("acme");
        then(line.path("event").path("duration").asLong()).isPositive();
        then(line.path("service").path("name").asString()).isEqualTo("provisioning-api");
        then(line.path("service").path("version").asString()).isNotBlank();
        then(line.path("log").path("logger").asString()).isEqualTo("access");
        String trace = line.path("trace.id").asString();
        then(trace).matches("[0-9a-f]{32}");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> collector.received().contains(bytes(trace)));
    }

    @Test
    void shouldWriteEveryLineAsOneObjectWithoutSecrets() {
        // Given
        new Api(server.port(), "", "key-secret").get("/applications/a%0A%22b?query-secret=1");
        String last = server.api("acme", "acme-key").get("/applications").header("X-Request-Id");

        // When
        server.awaitOutput(last);

        // Then
        then(server.output().lines())
                .allSatisfy(line -> then(read(line).isObject()).isTrue());
        then(server.output()).doesNotContain("acme-key", "secret");
    }

    private static List<JsonNode> linesAbout(String requestId) {
        return server.output()
                .lines()
                .filter(line -> line.contains(requestId))
                .map(TracingTest::read)
                .toList();
    }

    private static JsonNode read(String line) {
        return JsonMapper.shared().readTree(line);
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
