package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clients create and delete the same associations, and delete and make again their owners, all at once, over HTTP. */
@ServerTest
class HistoryRaceTest {

    private static final int ROUNDS = 40;
    private static final String NUMBER = "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"%d\",%s}";
    private static final List<String> OWNERS = List.of(
            "\"applicationId\":\"a\",\"entityId\":\"e\"", "\"applicationId\":\"a\"", "\"applicationId\":\"default\"");

    /** Told by ids, so that the digest is not what says that two are the same. */
    private static final String OVERLAPS = """
            SELECT count(*) FROM told JOIN told other USING (resource_id, application_id, entity_id)
            WHERE told.association_id < other.association_id AND told.stood && other.stood""";

    private static final String UNKNOWN_OWNERS = """
            SELECT count(*) FROM told WHERE application_id IS NULL OR entity_id IS NULL""";

    private static final String STANDING_BUT_CLOSED_OR_GONE_BUT_OPEN = """
            SELECT count(*) FROM (SELECT * FROM association WHERE account_id = :account) AS a
            FULL JOIN (SELECT * FROM told WHERE upper_inf(stood)) AS p USING (association_id)
            WHERE a.account_id IS NULL OR p.account_id IS NULL""";

    /** What lost its owner is at (default, none) from that instant on, and merged says whether it was before. */
    private static final String RESET_WRONGLY = """
            SELECT count(*) FROM told WHERE closing LIKE '%\\_DELETED' AND 1 <> (
                SELECT count(*) FROM told AS reset
                WHERE reset.resource_id = told.resource_id AND reset.application_id = 'default' AND reset.entity_id = 'none'
                  AND reset.stood @> upper(told.stood)
                  AND told.merged = (reset.opened_change <> told.closed_change)
                  AND told.merged = (lower(reset.stood) < upper(told.stood)))""";

    private static final String TOLD = """
            WITH told AS MATERIALIZED (
                SELECT p.*, tstzrange(p.valid_from, p.valid_to) AS stood, (
                           SELECT max(a.application_id) FROM application_period a
                           WHERE a.account_id = p.account_id AND a.application_no = p.application_no
                             AND tstzrange(a.valid_from, a.valid_to) @> tstzrange(p.valid_from, p.valid_to)) AS application_id,
                       CASE WHEN p.entity_no IS NULL THEN 'none' ELSE (
                           SELECT max(e.entity_id) FROM entity_period e
                           WHERE e.account_id = p.account_id AND e.entity_no = p.entity_no
                             AND tstzrange(e.valid_from, e.valid_to) @> tstzrange(p.valid_from, p.valid_to)) END AS entity_id
                FROM association_period p WHERE p.account_id = :account)
            """;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Test
    void shouldKeepAHistoryThatCouldHaveBeen() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        long merged = 0;
        long reset = 0;
        long again = 0;
        try {
            for (int round = 0; round < ROUNDS; round++) {
                // Given
                Api api = accounts.create();
                List<Callable<Integer>> racers = racers(api);
                Collections.shuffle(racers, new java.util.Random(round));

                // When
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> done : threads.invokeAll(racers)) {
                    statuses.add(done.get());
                }

                // Then
                then(statuses).isSubsetOf(200, 201, 204, 404, 409, 503);
                for (String wrong :
                        List.of(OVERLAPS, UNKNOWN_OWNERS, STANDING_BUT_CLOSED_OR_GONE_BUT_OPEN, RESET_WRONGLY)) {
                    then(count(api, wrong)).as(wrong).isZero();
                }
                merged += count(api, "SELECT count(*) FROM told WHERE merged");
                reset += count(api, "SELECT count(*) FROM told WHERE opening = 'RESET'");
                again += count(api, "SELECT count(*) FROM told WHERE previous_valid_to IS NOT NULL");
            }
        } finally {
            threads.shutdownNow();
        }
        then(merged).as("merged").isPositive();
        then(reset).as("reset").isPositive();
        then(again).as("ended and begun again").isPositive();
    }

    /** Owners that are there at first, two deletions of each and two creations; each association made and deleted twice. */
    private static List<Callable<Integer>> racers(Api api) {
        String application = "{\"applicationId\":\"a\"}";
        String entity = "{\"entityId\":\"e\"}";
        api.post("/applications", application);
        api.post("/entities", entity);
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int twice = 0; twice < 2; twice++) {
            racers.add(() -> api.delete("/applications/a").status());
            racers.add(() -> api.delete("/entities/e").status());
            racers.add(() -> api.post("/applications", application).status());
            racers.add(() -> api.post("/entities", entity).status());
            for (int resource = 0; resource < 3; resource++) {
                for (String owners : OWNERS) {
                    String link = NUMBER.formatted(resource, owners);
                    racers.add(() -> api.post("/associations", link).status());
                    racers.add(() -> api.delete("/associations", link).status());
                }
            }
        }
        return racers;
    }

    private long count(Api api, String sql) {
        return database.sql(TOLD + sql)
                .param("account", api.accountId())
                .query(Long.class)
                .single();
    }
}
