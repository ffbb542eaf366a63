package io.provisioning.embedded;

import static org.assertj.core.api.BDDAssertions.catchThrowable;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Postmasters;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was made up keeps the rules that the service keeps, though the service did not write it. */
class DemoMonthTest {

    @TempDir
    Path folder;

    private final JdbcClient month = client(FilledDemo.shared().owner().administrator());

    @Test
    void shouldFillAFirstRunOnceAndShowHowFarItIs() {
        try {
            // When
            try (var first = ServerProcess.start(folder, "--provisioning.demo.month=true")
                    .awaitOutput("first application")) {

                // Then
                then(first.output())
                        .containsOnlyOnce("\nday 1 of 31, ")
                        .containsPattern("\nday 31 of 31, [0-9-]{10}: \\d+ changes, [1-9]\\d{2,} associations stand\n")
                        .doesNotContain("WARN", "ERROR");
                first.terminate();
            }

            // When it is started like this again
            try (var second = ServerProcess.start(folder, "--provisioning.demo.month=true")
                    .awaitOutput("first application")) {

                // Then
                then(second.output())
                        .contains("The made-up month is there already.")
                        .doesNotContain("of 31");
            }
        } finally {
            Postmasters.killBelow(folder);
        }
    }

    @Test
    void shouldRefuseWhereNobodySignsInAsADemo() throws Exception {
        // Given
        TestDatabase database = TestDatabase.fresh();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();

        // When
        try (var connection = database.connect()) {
            Throwable refused = catchThrowable(() -> DemoMonth.write(connection, day -> {}));

            // Then
            then(refused).hasMessageContaining("This is no demo");
        }
        then(client(database)
                        .sql("SELECT count(*) FROM account")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void shouldLieInTheThirtyOneDaysBeforeToday() {
        then(month.sql("""
                                SELECT count(*) FROM change
                                WHERE account_id <> 'demo' AND (at < date_trunc('day', :madeAt, 'UTC') - interval '31 days'
                                    OR at >= date_trunc('day', :madeAt, 'UTC'))""")
                        .param("madeAt", FilledDemo.shared().madeAt().atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .single())
                .isZero();
        then(month.sql("SELECT count(DISTINCT date_trunc('day', at, 'UTC')) FROM change WHERE account_id <> 'demo'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(31);
    }

    @Test
    void shouldStandAsItsHistorySays() {
        then(month.sql("""
                                SELECT count(*) FROM (
                                    SELECT account_id, association_id, resource_type, channel, resource_id, application_no, entity_no
                                    FROM association_period WHERE valid_to IS NULL) AS open
                                FULL JOIN association USING (account_id, association_id, resource_type, channel, resource_id, application_no)
                                WHERE open.entity_no IS DISTINCT FROM association.entity_no
                                   OR open.resource_id IS NULL OR association.resource_id IS NULL""").query(Integer.class).single()).isZero();
    }

    @Test
    void shouldResetWhatDeletedOwnersLeaveBehind() {
        // Given each resource that a deletion closed, and whether it was at (default, none) before and after
        Map<String, Object> resets = month.sql("""
                        SELECT count(*) AS closed,
                               count(*) FILTER (WHERE merged) AS merged,
                               count(*) FILTER (WHERE merged AND NOT stood) AS merged_with_nothing,
                               count(*) FILTER (WHERE NOT merged AND (stood OR opened <> 1)) AS not_reset_once
                        FROM (
                            SELECT p.merged, EXISTS (
                                       SELECT FROM association_period s
                                       WHERE s.account_id = p.account_id AND s.resource_type = p.resource_type AND s.channel = p.channel
                                         AND s.resource_id = p.resource_id AND s.entity_no IS NULL AND s.application_no = a.application_no
                                         AND s.valid_from < p.valid_to AND (s.valid_to IS NULL OR s.valid_to > p.valid_to)) AS stood, (
                                   SELECT count(*) FROM association_period r
                                   WHERE r.account_id = p.account_id AND r.resource_type = p.resource_type AND r.channel = p.channel
                                     AND r.resource_id = p.resource_id AND r.entity_no IS NULL AND r.application_no = a.application_no
                                     AND r.opened_change = p.closed_change AND r.opening = 'RESET' AND r.valid_from = p.valid_to) AS opened
                            FROM association_period p
                            JOIN application a ON a.account_id = p.account_id AND a.application_id = 'default'
                            WHERE p.closing IN ('APPLICATION_DELETED', 'ENTITY_DELETED')) AS deleted""").query().singleRow();

        // Then
        then((long) resets.get("closed")).isGreaterThan(100);
        then((long) resets.get("merged")).isGreaterThan(10);
        then(resets).containsEntry("merged_with_nothing", 0L).containsEntry("not_reset_once", 0L);
    }

    @Test
    void shouldLinkNothingToOwnersThatWereNotThere() {
        then(month.sql("""
                                SELECT count(*) FROM association_period p
                                WHERE NOT (SELECT range_agg(tstzrange(valid_from, valid_to)) @> tstzrange(p.valid_from, p.valid_to)
                                           FROM application_period o
                                           WHERE o.account_id = p.account_id AND o.application_no = p.application_no)
                                   OR NOT (SELECT range_agg(tstzrange(valid_from, valid_to)) @> tstzrange(p.valid_from, p.valid_to)
                                           FROM entity_period o
                                           WHERE o.account_id = p.account_id AND o.entity_no = p.entity_no)""").query(Integer.class).single()).isZero();
    }

    private static JdbcClient client(TestDatabase database) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }
}
