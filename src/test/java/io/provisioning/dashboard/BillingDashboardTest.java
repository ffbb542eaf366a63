package io.provisioning.dashboard;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.dashboard.Dashboard.Query;
import io.provisioning.embedded.FilledDemo;
import io.provisioning.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Every panel shows something on the made-up month, to a role that may read the views of billing and nothing else. */
class BillingDashboardTest {

    private static final Dashboard DASHBOARD = Dashboard.read("billing.json");

    private final JdbcClient administrator = client(FilledDemo.shared().owner().administrator());
    private final JdbcClient reader = client(FilledDemo.shared().reader());
    private final Instant to = Clock.systemUTC().instant();
    private final Instant from = to.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(31));

    static Stream<Query> panels() {
        return DASHBOARD.queries().stream();
    }

    @ParameterizedTest
    @MethodSource("panels")
    void shouldShowSomethingInEveryPanel(Query panel) {
        // When
        List<Map<String, Object>> rows = ask(panel.text());

        // Then
        then(rows)
                .isNotEmpty()
                .allSatisfy(
                        row -> then(row.values().iterator().next()).isNotNull().isNotEqualTo(0L));
        if (panel.format().equals("time_series")) {
            then(rows)
                    .hasSizeGreaterThan(30)
                    .allSatisfy(row -> then(row)
                            .containsOnlyKeys("time", "metric", "value")
                            .doesNotContainValue(null));
        }
    }

    @Test
    void shouldEndAtWhatStands() {
        // Given
        Query overTime = panels().filter(panel -> panel.name().equals("Attributions over time, by account, A"))
                .findFirst()
                .orElseThrow();

        // When
        Map<String, Long> last = new TreeMap<>();
        ask(overTime.text())
                .forEach(row -> last.put((String) row.get("metric"), ((Number) row.get("value")).longValue()));

        // Then
        then(last)
                .hasSize(3)
                .isEqualTo(
                        administrator
                                .sql("SELECT account_id, count(*) FROM association GROUP BY 1")
                                .query()
                                .listOfRows()
                                .stream()
                                .collect(Collectors.toMap(
                                        row -> (String) row.get("account_id"), row -> (Long) row.get("count"))));
    }

    @Test
    void shouldOfferEveryAccountWithAHistory() {
        then(accounts()).containsExactly("demo-agency", "demo-clinics", "demo-retail");
    }

    @Test
    void shouldShowWhatWasAsOfAnotherInstant() {
        // Given
        Query asOf = panels().filter(panel -> panel.text().contains("${as_of:"))
                .findFirst()
                .orElseThrow();
        String before = "'" + to.minus(Duration.ofDays(20)) + "'";

        // Then
        then(ask(asOf.text().replace("${as_of:sqlstring}", before)))
                .isNotEmpty()
                .isNotEqualTo(ask(asOf.text()));
        then(ask(asOf.text().replace("${sender:sqlstring}", "'447700902002'")))
                .isNotEmpty()
                .allMatch(row -> row.get("resource_id").equals("447700902002"));
    }

    private List<String> accounts() {
        return reader.sql(DASHBOARD.variables().get(0).path("query").asString())
                .query(String.class)
                .list();
    }

    /** Grafana's words mean this to PostgreSQL. */
    private List<Map<String, Object>> ask(String text) {
        String sql = text.replaceAll("\\$__timeFilter\\(([a-z_]+)\\)", "$1 BETWEEN '%s' AND '%s'".formatted(from, to))
                .replace("$__timeFrom()", "'" + from + "'")
                .replace("$__timeTo()", "'" + to + "'")
                .replace("$__interval", "1h")
                .replace("${account:sqlstring}", "'" + String.join("','", accounts()) + "'")
                .replace("${as_of:sqlstring}", "'now'")
                .replace("${sender:sqlstring}", "''");
        then(sql).doesNotContain("$");
        return reader.sql(sql).query().listOfRows();
    }

    private static JdbcClient client(TestDatabase database) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }
}
