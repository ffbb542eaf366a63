package io.provisioning.dashboard;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.dashboard.Dashboard.Query;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every panel shows something, asked of a real Prometheus that looks at the running service. */
class ServiceDashboardTest {

    private static final Dashboard DASHBOARD = Dashboard.read("service.json");

    private static final Pattern METRIC =
            Pattern.compile("\\b(?:up|(?:http|hikaricp|provisioning)_[a-z_]+)\\b(?=[{\\[)>= ])");

    @TempDir
    static Path folder;

    private static final String OPERATOR = "the-operator-of-this-test-0123456789";

    static ServerProcess server;
    static Prometheus prometheus;

    @BeforeAll
    static void givenAServiceThatIsWatched() throws IOException {
        server = ServerProcess.start(
                        folder,
                        TestDatabase.fresh()
                                .arguments(
                                        "--provisioning.bootstrap.account-id=acme",
                                        "--provisioning.bootstrap.api-key=acme-key",
                                        "--provisioning.operator-key=" + OPERATOR,
                                        "--provisioning.rate-limit.requests=5"))
                .awaitReady();
        prometheus = new Prometheus(folder, server.managementPort());
    }

    @AfterAll
    static void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (server != null) {
            server.close();
        }
    }

    static Stream<Query> panels() {
        return DASHBOARD.queries().stream();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void shouldShowSomethingInEveryPanel(Query panel) {
        // Given
        String promql = panel.text().replaceAll("\\$__(rate_interval|range)", "1m");
        then(promql).doesNotContain("$");

        // When there is traffic; a rate needs two looks at it
        Awaitility.await(promql).atMost(60, SECONDS).until(() -> {
            sendOneOfEverything();
            return hasNumbers(prometheus.query(promql));
        });

        // Then
        JsonNode answer = prometheus.query(promql);
        then(answer.path("status").asString()).isEqualTo("success");
        then(answer.path("data").path("result").size()).isPositive();
    }

    /** Where nobody reads, the panel shows 0. */
    @Test
    void shouldShowHowLateReadersOfTheFeedHearOfChanges() {
        // Given
        Query panel = panels().filter(query -> query.name().startsWith("Feed lag"))
                .findFirst()
                .orElseThrow();

        // When, Then
        Awaitility.await().atMost(60, SECONDS).untilAsserted(() -> {
            sendOneOfEverything();
            then(server.api("operator", OPERATOR).get("//billing/1/changes").status())
                    .isEqualTo(200);
            then(prometheus.query(panel.text()).at("/data/result/0/value/1").asDouble(0))
                    .isPositive();
        });
    }

    @Test
    void shouldWatchForWhatTheServiceMeasures() throws IOException {
        // Given
        Set<String> watched = METRIC.matcher(Files.readString(Prometheus.FOLDER.resolve("alerts.yml")))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toSet());
        then(watched).hasSizeGreaterThan(3);

        // Then
        Awaitility.await().atMost(60, SECONDS).untilAsserted(() -> {
            sendOneOfEverything();
            then(watched)
                    .allMatch(metric ->
                            prometheus.query(metric).path("data").path("result").size() > 0);
        });
    }

    @Test
    void shouldEvaluateEveryAlert() {
        Awaitility.await().atMost(60, SECONDS).untilAsserted(() -> {
            JsonNode rules = prometheus
                    .get("//api/v1/rules")
                    .json()
                    .path("data")
                    .path("groups")
                    .path(0)
                    .path("rules");
            then(rules)
                    .hasSizeGreaterThan(4)
                    .allMatch(rule -> rule.path("health").asString().equals("ok"));
        });
    }

    private static boolean hasNumbers(JsonNode answer) {
        JsonNode result = answer.path("data").path("result");
        return result.size() > 0
                && StreamSupport.stream(result.spliterator(), false)
                        .anyMatch(series ->
                                !series.path("value").path(1).asString().equals("NaN"));
    }

    /** More than the limiter lets through, so that some is refused. */
    private static void sendOneOfEverything() {
        Api api = server.api("acme", "acme-key");
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        api.post(
                "/associations",
                "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"1\",\"applicationId\":\"shop\"}");
        api.delete("/applications/shop");
        for (int n = 0; n < 4; n++) {
            api.get("/associations");
        }
        server.api("acme", "nobody's-key").get("/applications");
    }
}
