package io.provisioning.billing;

import static io.provisioning.billing.ChangeFeedHttpTest.association;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.RecordedStatements.Recorded;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A page costs a page: in the middle of a change that did much, and after many that concern no association. */
@ServerTest
class ChangeFeedPlanTest {

    private static final int MUCH = 40_000;
    private static final int LIMIT = 100;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    private Api api;
    private Feed feed;
    private String start;

    @BeforeEach
    void givenOneChangeThatOpenedMuchAndManyThatOpenedNothing() {
        api = accounts.create();
        feed = new Feed(accounts.biller());
        start = feed.newest();
        database.sql("""
                        INSERT INTO association (account_id, resource_type, channel, resource_id, application_no)
                        SELECT account_id, 'NUMBER', 'SMS', 'r' || n, application_no
                        FROM application, generate_series(1, :much) n WHERE account_id = :account""").param("much", MUCH).param("account", api.accountId()).update();
        database.sql("SELECT begin_history(?)")
                .param(api.accountId())
                .query((row, n) -> n)
                .list();
        database.sql("""
                        INSERT INTO change (account_id, at, cause, actor)
                        SELECT :account, clock_timestamp(), 'ENTITY_CREATED', 'operator' FROM generate_series(1, 5000)""").param("account", api.accountId()).update();
        feed.newest();
        database.sql("VACUUM ANALYZE change, association_period").update();
        api.post("/associations", association("1", "default", "null"));
        api.delete("/associations", association("1", "default", "null"));
    }

    @Test
    void shouldReadNoMoreThanAPage() throws Exception {
        // Given
        List<JsonNode> all = feed.all(start, 1000);
        String inTheMiddle = all.get(MUCH / 2).get("cursor").asString();
        String pastIt = all.get(MUCH - 1).get("cursor").asString();

        for (String cursor : List.of(start, inTheMiddle, pastIt, feed.newest())) {
            // When
            List<Recorded> recorded = statements.during(() -> feed.after(cursor, LIMIT));

            // Then
            then(recorded).hasSizeBetween(5, 6);
            for (JsonNode plan : ExecutedPlans.of(dataSource, recorded)) {
                then(plan.toString()).doesNotContain("Seq Scan");
                for (String table : List.of("association_period", "change")) {
                    then(ExecutedPlans.rowsRead(plan, table))
                            .as(plan.toString())
                            .isLessThanOrEqualTo(2 * LIMIT);
                }
            }
        }
    }

    @Test
    void shouldWalkPastSoManyChangesWithoutEventsAndNoMore() throws Exception {
        // Given
        String beforeThem = feed.newest();
        int walks = 3;
        database.sql("""
                        INSERT INTO change (account_id, at, cause, actor)
                        SELECT :account, clock_timestamp(), 'ENTITY_DELETED', 'operator' FROM generate_series(1, :n)""")
                .param("account", api.accountId())
                .param("n", walks * ChangeReader.LONGEST_WALK)
                .update();
        api.post("/associations", association("2", "default", "null"));
        feed.newest();

        // When
        String cursor = beforeThem;
        for (int walk = 0; walk < walks; walk++) {
            String after = cursor;
            List<Recorded> recorded = statements.during(
                    () -> then(feed.after(after, LIMIT).events()).isEmpty());
            for (JsonNode plan : ExecutedPlans.of(dataSource, recorded)) {
                then(ExecutedPlans.rowsRead(plan, "change")).isLessThanOrEqualTo(ChangeReader.LONGEST_WALK);
            }

            // Then it goes on, also for who waits, and for who asks whether there is anything new
            var page = new Feed.Page(feed.biller()
                    .send("GET", Feed.PATH + "?wait=30&after=" + after, null, "If-None-Match", "\"" + after + "\""));
            then(page.answer().status()).isEqualTo(200);
            then(page.events()).isEmpty();
            then(page.next()).isNotEqualTo(after);
            cursor = page.next();
        }
        then(feed.after(cursor, LIMIT).events()).hasSize(1);
    }
}
