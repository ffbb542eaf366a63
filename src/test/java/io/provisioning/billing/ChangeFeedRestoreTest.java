package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.InstalledPostgres;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Cursors outlive a dump and its restoration; those of what the dump does not have are refused. */
class ChangeFeedRestoreTest {

    private static final String OPERATOR = "the-operator-of-this-test-0123456789";
    private static final String KEY = "the-key-of-this-test-0123456789";
    private static final Set<String> ACCOUNT = Set.of("acme");

    @TempDir
    private Path folder;

    @Test
    void shouldGoOnAfterADumpWasRestored() {
        try (var postgres = new InstalledPostgres()) {
            var copy = new Copy(ChangeCursor.BEGINNING.toString(), 1);
            TestDatabase restored;
            String ofWhatIsLost;

            // Given somebody who has not yet heard everything when the dump is made
            try (var server = start(postgres.create("before"))) {
                var business = new RandomBusiness(server.api("acme", KEY), 1);
                then(changes(business, 150)).isGreaterThan(50);
                copy.follow(feed(server));
                then(changes(business, 50)).isGreaterThan(10);
                restored = dumpWhileOthersWrite(postgres, server);
                then(changes(business, 50)).isGreaterThan(10);
                ofWhatIsLost = feed(server).newest();
            }

            // When
            try (var server = start(restored)) {
                Feed feed = feed(server);
                JdbcClient database = JdbcClient.create(
                        new DriverManagerDataSource(restored.url(), restored.user(), restored.password()));

                // Then
                copy.follow(feed);
                copy.thenEquals(database, ACCOUNT);
                then(feed.biller().get(Feed.PATH + "?after=" + ofWhatIsLost).status())
                        .isEqualTo(410);
                then(changes(new RandomBusiness(server.api("acme", KEY), 2), 300))
                        .isGreaterThan(100);
                copy.follow(feed);
                copy.thenEquals(database, ACCOUNT);
                then(new LinkedHashSet<>(copy.heard()))
                        .containsExactlyElementsOf(feed.all(ChangeCursor.BEGINNING.toString(), 100).stream()
                                .map(event -> event.get("id"))
                                .map(JsonNode::asString)
                                .toList());
                then(feed.biller().get(Feed.PATH + "?after=" + ofWhatIsLost).status())
                        .isEqualTo(410);
            }
        }
    }

    private static TestDatabase dumpWhileOthersWrite(InstalledPostgres postgres, ServerProcess server) {
        ExecutorService threads = Executors.newCachedThreadPool();
        var dumped = new AtomicBoolean();
        var before = new CountDownLatch(100);
        try {
            List<Future<Integer>> writers = IntStream.range(0, 8)
                    .mapToObj(n -> new RandomBusiness(server.api("acme", KEY), 100 + n))
                    .map(business -> threads.submit(() -> {
                        int changes = 0;
                        while (!dumped.get()) {
                            changes += changes(business, 1);
                            before.countDown();
                            feed(server).newest();
                        }
                        return changes;
                    }))
                    .toList();
            then(before.await(1, TimeUnit.MINUTES)).isTrue();
            TestDatabase restored = postgres.dumpAndRestore("before", "after");
            dumped.set(true);
            for (Future<Integer> writer : writers) {
                then(writer.get()).isPositive();
            }
            return restored;
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        } finally {
            dumped.set(true);
            threads.shutdownNow();
        }
    }

    private ServerProcess start(TestDatabase database) {
        return ServerProcess.start(
                        folder,
                        database.arguments(
                                "--provisioning.bootstrap.account-id=acme",
                                "--provisioning.bootstrap.api-key=" + KEY,
                                "--provisioning.operator-key=" + OPERATOR,
                                "--provisioning.rate-limit.enabled=false"))
                .awaitReady();
    }

    private static Feed feed(ServerProcess server) {
        return new Feed(new Api(server.port(), "operator", OPERATOR));
    }

    private static long changes(RandomBusiness business, int steps) {
        return IntStream.range(0, steps).filter(step -> business.step() < 300).count();
    }
}
