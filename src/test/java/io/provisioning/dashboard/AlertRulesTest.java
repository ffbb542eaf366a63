package io.provisioning.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alerts, by Prometheus' own tool: each fires when it should, and does not when it should not. */
class AlertRulesTest {

    private static final Path PROGRAM = Path.of("/usr/bin/promtool");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    @ParameterizedTest
    @CsvSource({"check config prometheus.yml, SUCCESS: 6 rules found", "test rules alerts-test.yml, SUCCESS"})
    void shouldPassPromtool(String command, String said) throws Exception {
        Requirement.orSkip(Files.isExecutable(PROGRAM), "promtool (Debian's package prometheus)");

        // When
        Process promtool = new ProcessBuilder("sh", "-c", PROGRAM + " " + command)
                .directory(Prometheus.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(promtool.getInputStream().readAllBytes(), UTF_8);

        // Then
        then(promtool.waitFor()).as(output).isZero();
        then(output).contains(said);
    }

    @Test
    void shouldShowOfEveryAlertThatItFiresAndThatItDoesNot() throws IOException {
        // Given
        List<String> alerts = ALERT.matcher(Files.readString(Prometheus.FOLDER.resolve("alerts.yml")))
                .results()
                .map(match -> match.group(1))
                .toList();
        String tests = Files.readString(Prometheus.FOLDER.resolve("alerts-test.yml"));

        // Then
        then(alerts)
                .hasSize(6)
                .allSatisfy(alert -> then(tests)
                        .containsPattern("alertname: %s\n +exp_alerts: \\[]\n".formatted(alert))
                        .containsPattern("alertname: %s\n +exp_alerts:\n".formatted(alert)));
    }
}
