package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Every committed change is in the feed exactly once, in an order a cursor can trust: with 32 writers of whom some stall
 * before they commit, two instances that give numbers, and a writer in another database of the server who never ends.
 */
@ServerTest
@Import(StalledCommits.class)
class ChangeFeedRaceTest {

    private static final int WRITERS = 32;
    private static final int STEPS = Integer.getInteger("feed.steps", 40);
    private static final long SEED = Long.getLong("feed.seed", 1);

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private StalledCommits stalls;

    @Autowired
    private JdbcClient database;

    @TempDir
    private Path folder;

    @Test
    void shouldTellEveryChangeOnceInAnOrderThatCursorsCanTrust() throws Exception {
        // Given
        List<Api> apis = Stream.generate(accounts::create).limit(6).toList();
        Set<String> ids = apis.stream().map(Api::accountId).collect(Collectors.toSet());
        Api biller = accounts.biller();
        var here = new Feed(biller);
        String start = here.newest();
        try (var another = ServerProcess.start(
                                folder, TestDatabase.shared().arguments("--provisioning.rate-limit.enabled=false"))
                        .awaitReady();
                Connection elsewhere = TestDatabase.fresh().connect()) {
            elsewhere.setAutoCommit(false);
            elsewhere.createStatement().execute("CREATE TABLE busy AS SELECT generate_series(1, 1000)");
            var there = new Feed(another.api(biller.accountId(), biller.key()));

            // When
            var readers = List.of(new Copy(start, SEED), new Copy(start, SEED + 1), new Copy(start, SEED + 2));
            stalls.during(() -> writeAndRead(apis, readers, List.of(here, there, here)));

            // Then
            for (int i = 0; i < readers.size(); i++) {
                readers.get(i).follow(i == 1 ? there : here);
                readers.get(i).thenEquals(database, ids);
                thenHeardInOrder(readers.get(i), here.all(start, 1000));
            }
            thenIsWholeAndInOrder(here.all(start, 333), ids);
            then(there.all(start, 1000)).isEqualTo(here.all(start, 7));
            elsewhere.rollback();
        }
    }

    private void writeAndRead(List<Api> apis, List<Copy> readers, List<Feed> feeds) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            var writing = new AtomicInteger(WRITERS);
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                var business = new RandomBusiness(apis.get(i % apis.size()), SEED * 1000 + i);
                tasks.add(() -> {
                    try {
                        return (int) IntStream.range(0, STEPS)
                                .filter(step -> business.step() < 300)
                                .count();
                    } finally {
                        writing.decrementAndGet();
                    }
                });
            }
            for (int i = 0; i < readers.size(); i++) {
                Copy reader = readers.get(i);
                Feed feed = feeds.get(i);
                tasks.add(() -> {
                    int rounds = 0;
                    while (writing.get() > 0) {
                        reader.follow(feed);
                        rounds++;
                    }
                    return rounds;
                });
            }
            for (Future<Integer> task : threads.invokeAll(tasks)) {
                then(task.get()).isPositive();
            }
        } finally {
            threads.shutdownNow();
        }
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
}
