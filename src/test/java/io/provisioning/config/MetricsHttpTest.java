package io.provisioning.config;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** Nothing that callers choose becomes a label: it would tell about them, and let them fill the memory. */
@ServerTest
class MetricsHttpTest {

    private static final Pattern SERIES = Pattern.compile("(?m)^((?:provisioning|http|spring|hikaricp)_[^ ]+\\{.*}) ");
    private static final Pattern URI = Pattern.compile(",uri=\"([^\"]*)\"");

    @Autowired
    private TestAccounts accounts;

    @LocalManagementPort
    private int managementPort;

    @Test
    void shouldKeepWhatCallersChooseOutOfTheMetrics() {
        // Given one of everything; a request is counted when its answer is out, at the latest before the next one
        sendOneOfEverything("mark" + UUID.randomUUID());
        sendOneOfEverything("mark" + UUID.randomUUID());
        Set<String> before = series(scrape());

        // When
        String mark = "mark" + UUID.randomUUID();
        Api api = sendOneOfEverything(mark);
        sendOneOfEverything("mark" + UUID.randomUUID());

        // Then
        String after = scrape();
        then(series(after)).isEqualTo(before);
        then(after.toLowerCase()).doesNotContain(mark, api.accountId(), api.key());
        then(before).anyMatch(series -> series.contains("uri=\"/provisioning/1/applications/{applicationId}\""));
    }

    @Test
    void shouldNameRequestsByTheirRoute() {
        // Given
        sendOneOfEverything("mark" + UUID.randomUUID());

        // When
        Set<String> uris = URI.matcher(scrape())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        then(uris)
                .isNotEmpty()
                .allMatch(uri ->
                        uri.matches("(/provisioning/1/(applications|entities|associations)(/single|/\\{[a-z]+Id})?"
                                + "|/settings/[12]/[a-z-]+(/\\{[A-Za-z]+})?"
                                + "|/billing/1/[a-z]+|/messages/1/submissions"
                                + "|/v3/api-docs.*|/swagger-ui.*|/error|UNKNOWN|NOT_FOUND|REDIRECTION|root)"))
                .hasSizeLessThan(40);
    }

    @Test
    void shouldCountWhatTheFirewallRefusesAsTheCallersFault() {
        // Given
        double refused = unrouted("400");
        double failed = unrouted("500");

        // When
        then(accounts.create().get("/applications/a;b").status()).isEqualTo(400);

        // Then
        Awaitility.await().until(() -> unrouted("400") == refused + 1);
        then(unrouted("500")).isEqualTo(failed);
    }

    @Test
    void shouldCountWhatTheLimiterDecidesByTheKindOfBucket() {
        // Given
        Api api = accounts.createOnceADay();
        double accepted = limiter("accepted");
        double refused = limiter("refused");

        // When
        api.get("/applications");
        api.get("/applications");
        api.get("/entities");

        // Then
        then(limiter("accepted") - accepted).isEqualTo(1);
        then(limiter("refused") - refused).isEqualTo(2);
    }

    /** Requests that were answered with this status before they had a route. */
    private double unrouted(String status) {
        return scrape().lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                .filter(line -> line.contains("status=\"" + status + "\"") && line.contains("uri=\"UNKNOWN\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private double limiter(String decision) {
        String series =
                "provisioning_rate_limit_decisions_total{decision=\"%s\",share=\"account\"} ".formatted(decision);
        return scrape().lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .sum();
    }

    private Api sendOneOfEverything(String mark) {
        Api api = accounts.create();
        api.post("/applications", "{\"applicationId\":\"%s\"}".formatted(mark));
        api.get("/applications/" + mark);
        api.get("/applications?%1$s=%1$s&page=%1$s".formatted(mark));
        api.put("/applications/" + mark + "no", "{\"applicationName\":\"%s\"}".formatted(mark));
        api.delete("/applications/" + mark);
        api.post("/entities", "{\"%s\":1}".formatted(mark));
        api.get("/" + mark);
        api.get("//" + mark);
        api.get("//provisioning/1/applications/" + mark + ";" + mark);
        api.get("//v3/api-docs/" + mark);
        api.get("//swagger-ui/" + mark);
        api.send(mark, "/applications", null);
        api.send("GET", "/applications", null, "Authorization", "App " + mark);
        api.send("GET", "/applications", null, "Authorization", mark);
        api.send("GET", "/applications", null, "Accept", "text/" + mark);
        api.send("GET", "/applications", null, "X-Request-Id", mark, "traceparent", mark, "Host-" + mark, mark);
        RawHttp.send(accounts.port(), "GET /" + mark + "\u0001");
        RawHttp.send(
                accounts.port(), (mark + " /" + mark + " HTTP/1.0\r\nHost: " + mark + "\r\n\r\n").getBytes(US_ASCII));
        Api limited = accounts.createOnceADay();
        limited.get("/applications/" + mark);
        limited.get("/applications/" + mark);
        new Api(managementPort, "", mark).get("//actuator/" + mark);
        return api;
    }

    private String scrape() {
        return new Api(managementPort, "", "").get("//actuator/prometheus").body();
    }

    private static Set<String> series(String scraped) {
        return SERIES.matcher(scraped)
                .results()
                .map(MetricsHttpTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(MatchResult series) {
        return series.group(1);
    }
}
