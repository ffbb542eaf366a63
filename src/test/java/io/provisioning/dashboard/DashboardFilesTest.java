package io.provisioning.dashboard;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What can be said of the files without Grafana, which no registry has as anything but an image. */
class DashboardFilesTest {

    private static final Path DATASOURCES = Path.of("containers/grafana/datasources/datasources.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"service.json", "billing.json"})
    void shouldAskOnlyWhatIsProvisioned(String file) throws IOException {
        // Given
        Map<String, List<Map<String, Object>>> provisioned =
                new Yaml().load(Files.readString(DATASOURCES).replace("apiVersion: 1", ""));
        Set<Object> uids = provisioned.get("datasources").stream()
                .map(source -> source.get("uid"))
                .collect(Collectors.toSet());
        Dashboard dashboard = Dashboard.read(file);

        // Then
        then(dashboard.queries()).hasSizeGreaterThan(10).allMatch(query -> uids.contains(query.datasource()));
        then(dashboard.queries()).allMatch(query -> !query.text().isBlank());
        then(dashboard.panels())
                .allMatch(panel -> !panel.path("title").asString().isBlank());
        then(dashboard.panels().stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        then(dashboard.json().path("uid").asString()).isEqualTo("provisioning-" + file.replace(".json", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"service.json", "billing.json"})
    void shouldLayPanelsSideBySide(String file) {
        then(Dashboard.read(file).panels().stream().flatMap(panel -> {
                    var place = panel.path("gridPos");
                    int width = place.path("w").asInt();
                    int cells = width * place.path("h").asInt();
                    return Stream.iterate(0, n -> n < cells, n -> n + 1)
                            .map(n -> List.of(
                                    place.path("x").asInt() + n % width,
                                    place.path("y").asInt() + n / width));
                }))
                .isNotEmpty()
                .allMatch(cell -> cell.get(0) < 24)
                .doesNotHaveDuplicates();
    }
}
