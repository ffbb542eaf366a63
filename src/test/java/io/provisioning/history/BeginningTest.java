package io.provisioning.history;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database that was in use before there was a history. */
class BeginningTest {

    private static final String BEFORE = "6";
    private static final String INTRODUCED = "7";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient sql =
            JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));

    @Test
    void shouldBeginWithWhatStandsWhenHistoryIsIntroduced() {
        // Given
        givenAnAccountInUse();

        // When
        migrate(INTRODUCED);

        // Then
        then(sql.sql("""
                                SELECT concat_ws(' ', p.account_id, resource_id, a.application_id, e.entity_id, opening, cause, actor)
                                FROM association_period p
                                JOIN association USING (account_id, association_id, resource_id)
                                JOIN change c ON c.account_id = p.account_id AND change_id = p.opened_change AND at = p.valid_from
                                JOIN application_period a ON a.account_id = p.account_id AND a.application_no = p.application_no
                                    AND a.valid_from = p.valid_from
                                LEFT JOIN entity_period e ON e.account_id = p.account_id AND e.entity_no = p.entity_no
                                    AND e.valid_from = p.valid_from
                                WHERE p.valid_to IS NULL ORDER BY 1""").query(String.class).list())
                .containsExactly(
                        "acme 1 default EXISTED EXISTED start-up",
                        "acme 1 shop sales EXISTED EXISTED start-up",
                        "acme 2 default EXISTED EXISTED start-up",
                        "acme 2 shop sales EXISTED EXISTED start-up");
        then(sql.sql("SELECT account_id || ' ' || application_id || ' ' || name FROM application_period ORDER BY 1")
                        .query(String.class)
                        .list())
                .containsExactly("acme default default", "acme shop Shop", "idle default default");
    }

    /** What was added by hand may follow what ended, by a clock that was set back since, in the future. */
    @Test
    void shouldBeginLaterThanWhatEndedBefore() {
        // Given
        givenAnAccountInUse();
        migrate(INTRODUCED);
        sql.sql("""
                        UPDATE association_period SET association_id = -association_id, valid_to = now() + interval '1 hour',
                            closed_change = 1, closing = 'DELETED', merged = false""").update();
        for (String owner : List.of("application", "entity")) {
            sql.sql("""
                            UPDATE {t}_period SET {t}_no = -{t}_no, valid_to = now() + interval '1 hour', closed_change = 1""".replace("{t}", owner)).update();
        }

        // When
        sql.sql("SELECT begin_history('acme')").query((row, n) -> n).list();

        // Then
        for (String table : List.of("association_period", "application_period", "entity_period")) {
            then(sql.sql("SELECT valid_from - previous_valid_to FROM " + table + " WHERE valid_to IS NULL")
                            .query(String.class)
                            .list())
                    .as(table)
                    .isNotEmpty()
                    .containsOnly("00:00:00.000001");
        }
    }

    /** The planner takes them for few. Row by row, each with each, it would take far longer than it may here. */
    @Test
    void shouldNotCompareAllWithAllWhereTheyWereCountedWhenTheyWereFew() throws SQLException {
        // Given
        givenAnAccountInUse();
        sql.sql("DELETE FROM association WHERE association_id > 1").update();
        migrate(INTRODUCED);
        for (String table : List.of("association", "association_period")) {
            sql.sql("ALTER TABLE " + table + " SET (autovacuum_enabled = off)").update();
            sql.sql("ANALYZE " + table).update();
        }
        sql.sql("""
                        INSERT INTO association (account_id, resource_type, channel, resource_id, application_no)
                        SELECT account_id, 'NUMBER', 'MMS', n, application_no
                        FROM application, generate_series(1, 40000) n WHERE account_id = 'acme'""").update();

        // When
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(40);
            statement.execute("SELECT begin_history('acme')");
        }

        // Then
        then(sql.sql("SELECT count(*) FROM association_period")
                        .query(Integer.class)
                        .single())
                .isEqualTo(80_001);
    }

    private void givenAnAccountInUse() {
        migrate(BEFORE);
        sql.sql("INSERT INTO account (account_id, name) VALUES ('acme', 'Acme'), ('idle', 'Idle')")
                .update();
        sql.sql("INSERT INTO application (account_id, application_id, name) VALUES ('acme', 'shop', 'Shop')")
                .update();
        sql.sql("INSERT INTO entity (account_id, entity_id) VALUES ('acme', 'sales')")
                .update();
        sql.sql("""
                        INSERT INTO association (account_id, resource_type, channel, resource_id, application_no, entity_no)
                        SELECT account_id, 'NUMBER', 'SMS', resource_id, application_no, CASE WHEN application_id = 'shop' THEN entity_no END
                        FROM application JOIN entity USING (account_id), unnest(ARRAY['1', '2']) AS resource_id""").update();
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .target(version)
                .load()
                .migrate();
    }
}
