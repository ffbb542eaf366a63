package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.DocumentedBackup;
import io.provisioning.testing.InstalledPostgres;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/**
 * Cursors outlive a dump and its restoration; those of what the dump does not have are refused. It is made while 32
 * writers write, a change is under way that commits after it, and another database of the server is busy.
 */
class ChangeFeedRestoreTest {

    private static final String OPERATOR = "the-operator-of-this-test-0123456789";
    private static final String KEY = "the-key-of-this-test-0123456789";
    private static final Set<String> ACCOUNT = Set.of("acme");
    private static final int WRITERS = 32;
    private static final String STALLED = "stalled";

    @TempDir
    private Path folder;

    @Test
    void shouldGoOnAfterADumpWasRestored() {
        var backup = new DocumentedBackup(folder);
        try (var postgres = new InstalledPostgres();
                var empty = new InstalledPostgres()) {
            var copy = new Copy(ChangeCursor.BEGINNING.toString(), 1);
            String ofWhatIsLost;

            // Given somebody who has not yet heard everything when the dump is made
            TestDatabase origin = postgres.create("provisioning");
            try (var server = start(origin.arguments())) {
                var business = new RandomBusiness(server.api("acme", KEY), 1);
                then(changes(business, 150)).isGreaterThan(50);
                copy.follow(feed(server));
                then(changes(business, 50)).isGreaterThan(10);
                dumpWhileOthersWrite(backup, postgres, server);
                then(resources(feed(server))).contains(STALLED);
                then(changes(business, 50)).isGreaterThan(10);
                ofWhatIsLost = feed(server).newest();
            }

            // When
            backup.restore(empty);
            try (var server = start(backup.arguments(empty))) {
                Feed feed = feed(server);
                TestDatabase restored = empty.administrator("provisioning");
                JdbcClient database = JdbcClient.create(
                        new DriverManagerDataSource(restored.url(), restored.user(), restored.password()));

                // Then
                copy.follow(feed);
                copy.thenEquals(database, ACCOUNT);
                then(resources(feed)).isNotEmpty().doesNotContain(STALLED);
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

    /** One of them began before the dump, and commits after it. */
    private static void dumpWhileOthersWrite(
            DocumentedBackup backup, InstalledPostgres postgres, ServerProcess server) {
        ExecutorService threads = Executors.newCachedThreadPool();
        var dumped = new AtomicBoolean();
        var before = new CountDownLatch(WRITERS * 4);
        TestDatabase busy = postgres.create("busy");
        try (Connection stalled = postgres.administrator("provisioning").connect();
                Connection elsewhere = busy.connect()) {
            stalled.setAutoCommit(false);
            link(stalled, STALLED);
            // Another database of the server, whose commits move on what all of them share.
            Future<Integer> neighbour = threads.submit(() -> commitUntil(dumped, elsewhere));
            List<? extends Future<?>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(n -> new RandomBusiness(server.api("acme", KEY), 100 + n))
                    .map(business -> threads.submit(() -> {
                        while (!dumped.get()) {
                            if (business.step() < 300) {
                                before.countDown();
                            }
                            feed(server).page("?after=newest");
                        }
                    }))
                    .toList();
            then(before.await(5, TimeUnit.MINUTES)).isTrue();
            backup.dump(postgres);
            dumped.set(true);
            stalled.commit();
            for (Future<?> writer : writers) {
                writer.get();
            }
            then(neighbour.get()).isPositive();
        } catch (InterruptedException | ExecutionException | SQLException failed) {
            throw new IllegalStateException(failed);
        } finally {
            dumped.set(true);
            threads.shutdownNow();
        }
    }

    /** A change of the same rows and locks as the service's own. */
    private static void link(Connection connection, String resource) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO association (account_id, resource_type, channel, resource_id, application_no)
                    SELECT account_id, 'NUMBER', 'SMS', '%s', application_no
                    FROM application WHERE account_id = 'acme' AND application_id = 'default'""".formatted(resource));
            statement.execute("SELECT begin_history('acme')");
        }
    }

    private static int commitUntil(AtomicBoolean done, Connection connection) throws SQLException {
        int commits = 0;
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE committed (n int)");
            while (!done.get()) {
                statement.execute("INSERT INTO committed VALUES (1)");
                commits++;
            }
        }
        return commits;
    }

    private ServerProcess start(String... database) {
        Stream<String> others = Stream.of(
                "--provisioning.bootstrap.account-id=acme",
                "--provisioning.bootstrap.api-key=" + KEY,
                "--provisioning.operator-key=" + OPERATOR,
                "--provisioning.rate-limit.enabled=false");
        return ServerProcess.start(
                        folder, Stream.concat(Stream.of(database), others).toArray(String[]::new))
                .awaitReady();
    }

    /** Of all changes there ever were. */
    private static List<String> resources(Feed feed) {
        return feed.all(ChangeCursor.BEGINNING.toString(), 1000).stream()
                .map(event -> event.at("/data/resourceId").asString())
                .toList();
    }

    private static Feed feed(ServerProcess server) {
        return new Feed(new Api(server.port(), "operator", OPERATOR));
    }

    private static long changes(RandomBusiness business, int steps) {
        return IntStream.range(0, steps).filter(step -> business.step() < 300).count();
    }
}
