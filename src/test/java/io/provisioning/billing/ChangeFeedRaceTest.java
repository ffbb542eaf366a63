package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Every committed change is in the feed exactly once, in an order a cursor can trust: with 32 writers, half of them on
 * each of two instances that give numbers too; a third of the changes, of either instance, stalls for up to 60 ms when all
 * its work is done and before it commits; and in another database of the server one writer commits without end and
 * another one never does. Whoever begins when each writer has done half of its work ends with the same copy.
 */
@ServerTest
@TestPropertySource(properties = TestDatabase.OF_ITS_OWN)
class ChangeFeedRaceTest {

    private static final int WRITERS = 32;
    private static final int STEPS = Integer.getInteger("feed.steps", 40);
    private static final long SEED = Long.getLong("feed.seed", 1);

    @Autowired
    private TestAccounts accounts;

    @Value("${spring.datasource.url}")
    private String url;

    @Autowired
    @Administrator
    private JdbcClient database;

    @TempDir
    private Path folder;

    private Set<String> ids;
    /** By somebody who began to read when half of it was done. */
    private volatile Copy begunInBetween;

    @Test
    void shouldTellEveryChangeOnceInAnOrderThatCursorsCanTrust() throws Exception {
        // Given
        System.out.printf("ChangeFeedRaceTest runs with -Dfeed.seed=%d -Dfeed.steps=%d%n", SEED, STEPS);
        stallCommits();
        List<Api> apis = Stream.generate(accounts::create).limit(6).toList();
        ids = apis.stream().map(Api::accountId).collect(Collectors.toSet());
        Api biller = accounts.biller();
        var here = new Feed(biller);
        String start = here.newest();
        TestDatabase anotherDatabase = TestDatabase.fresh();
        var itsOwn = new TestDatabase(url, anotherDatabase.user(), anotherDatabase.password());
        try (var another = ServerProcess.start(folder, itsOwn.arguments("--provisioning.rate-limit.enabled=false"))
                        .awaitReady();
                Connection elsewhere = anotherDatabase.connect();
                Connection busy = anotherDatabase.connect()) {
            elsewhere.setAutoCommit(false);
            elsewhere.createStatement().execute("CREATE TABLE busy AS SELECT generate_series(1, 1000)");
            var there = new Feed(another.api(biller.accountId(), biller.key()));
            List<Api> writers = new ArrayList<>(apis);
            apis.forEach(api -> writers.add(another.api(api.accountId(), api.key())));

            // When
            var readers = List.of(new Copy(start, SEED), new Copy(start, SEED + 1), new Copy(start, SEED + 2));
            writeAndRead(writers, readers, List.of(here, there, here), busy);

            // Then
            for (int i = 0; i < readers.size(); i++) {
                readers.get(i).follow(i == 1 ? there : here);
                readers.get(i).thenEquals(database, ids);
                thenHeardInOrder(readers.get(i), here.all(start, 1000));
            }
            begunInBetween.follow(there);
            begunInBetween.thenEquals(database, ids);
            then(new LinkedHashSet<>(begunInBetween.heard()))
                    .isNotEmpty()
                    .hasSizeLessThan(here.all(start, 1000).size());
            thenIsWholeAndInOrder(here.all(start, 333), ids);
            then(there.all(start, 1000)).isEqualTo(here.all(start, 7));
            elsewhere.rollback();
        }
    }

    private void writeAndRead(List<Api> writers, List<Copy> readers, List<Feed> feeds, Connection busy)
            throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            var writing = new AtomicInteger(WRITERS);
            var half = new CountDownLatch(WRITERS);
            var begun = new CountDownLatch(1);
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                var business = new RandomBusiness(writers.get(i % writers.size()), SEED * 1000 + i);
                tasks.add(() -> {
                    try {
                        int changes = changes(business, STEPS / 2);
                        half.countDown();
                        // So that there is something to begin amid, and something to hear after it.
                        while (begun.getCount() > 0) {
                            changes += changes(business, 1);
                        }
                        return changes + changes(business, STEPS / 2);
                    } finally {
                        writing.decrementAndGet();
                    }
                });
            }
            for (int i = 0; i < readers.size(); i++) {
                Copy reader = readers.get(i);
                Feed feed = feeds.get(i);
                tasks.add(() -> countWhile(writing, () -> reader.follow(feed)));
            }
            tasks.add(() -> {
                try {
                    then(half.await(5, TimeUnit.MINUTES)).isTrue();
                    begunInBetween = Copy.begin(feeds.get(0), ids, SEED + 3);
                } finally {
                    begun.countDown();
                }
                return countWhile(writing, () -> begunInBetween.follow(feeds.get(1)));
            });
            tasks.add(() -> {
                try (Statement statement = busy.createStatement()) {
                    statement.execute("CREATE TABLE committed (n int)");
                    return countWhile(writing, () -> statement.execute("INSERT INTO committed VALUES (1)"));
                }
            });
            for (Future<Integer> task : threads.invokeAll(tasks)) {
                then(task.get()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Once, and on while others write. */
    private static int countWhile(AtomicInteger writing, Action action) throws SQLException {
        int rounds = 0;
        do {
            action.run();
            rounds++;
        } while (writing.get() > 0);
        return rounds;
    }

    private static int changes(RandomBusiness business, int steps) {
        return (int)
                IntStream.range(0, steps).filter(step -> business.step() < 300).count();
    }

    /** In the database, where it stalls the changes of all instances: what is deferred is done on the way to the commit. */
    private void stallCommits() {
        database.sql("""
                        CREATE FUNCTION stall() RETURNS trigger LANGUAGE plpgsql AS $$
                        BEGIN
                            IF hashint8extended(NEW.change_id, {seed}) % 3 = 0 THEN
                                PERFORM pg_sleep(abs(hashint8extended(NEW.change_id, {seed} + 1) % 60) / 1000.0);
                            END IF;
                            RETURN NULL;
                        END $$""".replace("{seed}", String.valueOf(SEED))).update();
        database.sql("""
                        CREATE CONSTRAINT TRIGGER change_stalls AFTER INSERT ON change DEFERRABLE INITIALLY DEFERRED
                        FOR EACH ROW EXECUTE FUNCTION stall()""").update();
    }

    /** What was heard, without what came twice, is what there is. */
    private static void thenHeardInOrder(Copy reader, List<JsonNode> all) {
        then(new ArrayList<>(new LinkedHashSet<>(reader.heard()))).isEqualTo(ids(all));
        then(reader.heard()).hasSizeGreaterThan(all.size());
    }

    private void thenIsWholeAndInOrder(List<JsonNode> all, Set<String> accountIds) {
        List<String> expected = database.sql("""
                        SELECT association_id || '.opened' FROM association_period WHERE account_id IN (:accounts)
                        UNION ALL
                        SELECT association_id || '.closed' FROM association_period
                        WHERE account_id IN (:accounts) AND valid_to IS NOT NULL""")
                .param("accounts", accountIds)
                .query(String.class)
                .list();
        then(ids(all))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(expected)
                .hasSizeGreaterThan(100);
        Set<String> stands = new LinkedHashSet<>();
        for (JsonNode event : all) {
            JsonNode data = event.get("data");
            String association = Stream.of("accountId", "resourceId", "applicationId", "entityId")
                    .map(field -> data.get(field).toString())
                    .collect(Collectors.joining(" "));
            boolean opened = event.get("type").asString().endsWith("opened");
            then(opened ? stands.add(association) : stands.remove(association))
                    .as(event.toString())
                    .isTrue();
        }
        long numbers = database.sql("SELECT count(*) - max(change_no) FROM change WHERE change_no IS NOT NULL")
                .query(Long.class)
                .single();
        then(numbers).as("gaps").isZero();
    }

    private static List<String> ids(List<JsonNode> events) {
        return events.stream().map(event -> event.get("id").asString()).toList();
    }

    @FunctionalInterface
    private interface Action {

        void run() throws SQLException;
    }
}
