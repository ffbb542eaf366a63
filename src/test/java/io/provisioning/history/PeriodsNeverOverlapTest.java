package io.provisioning.history;

import static org.assertj.core.api.BDDAssertions.thenNoException;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.provisioning.testing.RepositoryTest;
import io.provisioning.testing.TestDatabase;
import io.provisioning.testing.WideText;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables themselves refuse it, whoever writes. Days of March stand for instants. */
@RepositoryTest
class PeriodsNeverOverlapTest {

    private static final String ASSOCIATION = """
            INSERT INTO association_period
                (account_id, association_id, resource_type, channel, resource_id, application_no, entity_no, tuple,
                 previous_valid_to, valid_from, valid_to, opened_change, closed_change, opening, closing, merged)
            SELECT :account, nextval('history_test'), 'NUMBER', 'SMS', :resource, 1, 1,
                association_tuple(:account, 'NUMBER', 'SMS', :resource, :application, :entity),
                make_timestamptz(2026, 3, :previous, 0, 0, 0, 'UTC'), make_timestamptz(2026, 3, :from, 0, 0, 0, 'UTC'),
                make_timestamptz(2026, 3, :to, 0, 0, 0, 'UTC'), 1, 1 + 0 * CAST(:to AS int), 'CREATED',
                CASE WHEN CAST(:to AS int) > 0 THEN 'DELETED' END, CAST(:to AS int) < 0""";

    private static final String APPLICATION = """
            INSERT INTO application_period
                (account_id, application_no, application_id, previous_valid_to, valid_from, valid_to, opened_change, closed_change)
            SELECT :account, nextval('history_test'), :resource,
                make_timestamptz(2026, 3, :previous, 0, 0, 0, 'UTC'), make_timestamptz(2026, 3, :from, 0, 0, 0, 'UTC'),
                make_timestamptz(2026, 3, :to, 0, 0, 0, 'UTC'), 1, 1 + 0 * CAST(:to AS int)""";

    private static final String ENTITY = APPLICATION.replace("application", "entity");

    private final String account = "t-" + UUID.randomUUID();

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void givenNumbers() {
        TestDatabase.act(database, account);
        database.sql("CREATE TEMPORARY SEQUENCE IF NOT EXISTS history_test").update();
    }

    @ParameterizedTest(name = "{0} to {1}, then {2} to {3} after {4}: {5}")
    @CsvSource({
        "1,  ,  3,  , ,  ends_once",
        "1,  ,  3, 5, ,  follows_once",
        "3,  ,  1, 5, ,  follows_once",
        "3, 6,  1,  , ,  follows_once",
        "1, 5,  3, 7, ,  follows_once",
        "1, 5,  3, 4, ,  follows_once",
        "1, 5,  3, 7, 5, follows_later",
        "1, 5,  3, 7, 2, follows",
        "1, 5,  6, 7, 4, follows",
        "1, 5,  6, 6, 5, not_empty",
        "1, 5,  6, 7, 5, ",
        "1, 5,  6,  , 5, "
    })
    void shouldRefuseAnOverlap(
            int from,
            @Nullable Integer to,
            int nextFrom,
            @Nullable Integer nextTo,
            @Nullable Integer previous,
            @Nullable String constraint) {
        Random random = new Random(20_261_122L);
        for (String sql : new String[] {ASSOCIATION, APPLICATION, ENTITY}) {
            for (String[] ids : new String[][] {
                {"447700900123", "shop", "sales"},
                {"447700900123", "shop", null},
                {WideText.of(random), WideText.of(random), WideText.of(random)},
                {WideText.of(random), WideText.of(random), null}
            }) {
                // Given
                database.sql("DELETE FROM association_period").update();
                database.sql("DELETE FROM application_period").update();
                database.sql("DELETE FROM entity_period").update();
                insert(sql, ids, null, from, to);

                // When, Then
                database.sql("SAVEPOINT before").update();
                if (constraint == null) {
                    thenNoException().isThrownBy(() -> insert(sql, ids, previous, nextFrom, nextTo));
                } else {
                    thenThrownBy(() -> insert(sql, ids, previous, nextFrom, nextTo))
                            .hasStackTraceContaining("_period_" + constraint + "\"");
                    database.sql("ROLLBACK TO SAVEPOINT before").update();
                }
            }
        }
    }

    private void insert(String sql, String[] ids, @Nullable Integer previous, int from, @Nullable Integer to) {
        database.sql(sql)
                .param("account", account)
                .param("resource", ids[0])
                .param("application", ids[1])
                .param("entity", ids[2])
                .param("previous", previous)
                .param("from", from)
                .param("to", to)
                .update();
    }
}
