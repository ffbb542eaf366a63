package io.provisioning.durability;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.history.Owner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of the service and of PostgreSQL, at random moments of creations and of the deletion of an owner of
 * 10,000 associations. Afterwards all that was acknowledged is there, and everything else wholly or not at all.
 *
 * <p>{@code -Dcrash.kills} says how often; {@code -Dcrash.seed} makes the same choices again.
 */
class CrashTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 3);
    private static final long SEED = Long.getLong("crash.seed", new Random().nextLong());
    private static final int CLIENTS = 4;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(CLIENTS + 2);
    private final List<Book> books = new ArrayList<>();
    private final Replica replica = new Replica();
    private int rounds;

    /** In milliseconds: how long the last deletion took that got through. */
    private long deletionTook;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void shouldKeepWhatWasAcknowledgedAndLeaveNothingHalfDone() throws Exception {
        int deleted = 0;
        try (var site = new Site(folder)) {
            // Given
            site.start();
            thenDeletesWithoutAKill(site);
            for (int kill = 1; kill <= KILLS; kill++) {
                boolean service = kill % 3 == 1;
                long moment = (long) (random.nextDouble() * 1.25 * deletionTook);
                System.out.printf(
                        "crash: -Dcrash.seed=%d, kill %d of %d: %s, %d ms after the deletion began%n",
                        SEED, kill, KILLS, service ? "the service" : "PostgreSQL", moment);
                Book book = openBook(site);

                // When
                write(site, book, () -> {
                    threads.schedule(service ? site::killService : site::killPostgres, moment, MILLISECONDS)
                            .get();
                    if (!service) {
                        site.restartPostgres();
                    }
                    return null;
                });
                if (service) {
                    site.restartService();
                }

                // Then
                deleted += thenIsWhole(site, book) ? 0 : 1;
            }
            for (Book book : books) {
                thenIsWhole(site, book);
            }
        }
        System.out.printf("crash: %d kills, %d before and %d after the deletion%n", KILLS, KILLS - deleted, deleted);
        if (KILLS >= 50) {
            then(deleted).isBetween(5, KILLS - 5);
        }
    }

    private void thenDeletesWithoutAKill(Site site) throws Exception {
        Book book = openBook(site);
        write(site, book, () -> null);
        then(thenIsWhole(site, book)).as("the owner stands after its deletion").isFalse();
    }

    /** The last one, until its victim is gone. */
    private Book openBook(Site site) {
        if (books.isEmpty() || !books.get(books.size() - 1).isOpen()) {
            Owner kind = random.nextBoolean() ? Owner.APPLICATION : Owner.ENTITY;
            Victim victim = Victim.create(site.tables(), kind, "account-" + books.size());
            books.add(new Book(victim, new Tables(site.tables(), victim.account()).standing()));
        }
        return books.get(books.size() - 1);
    }

    /** Clients create associations while one deletes the victim and something happens; returns when all is over. */
    private void write(Site site, Book book, Callable<?> happens) throws Exception {
        var api = site.api(book.victim().account(), book.victim().key());
        var stopped = new AtomicBoolean();
        List<Future<?>> writers = new ArrayList<>();
        rounds++;
        for (int n = 0; n < CLIENTS; n++) {
            var client = new Client(api, book, "r%d-c%d".formatted(rounds, n), random.nextLong());
            writers.add(threads.submit(() -> client.work(stopped::get)));
        }
        var deleter = new Client(api, book, "r%d-d".formatted(rounds), 0);
        long start = System.nanoTime();
        Future<Long> deletion = threads.submit(() -> deleter.deleteVictim() ? System.nanoTime() - start : 0);
        try {
            happens.call();
            long took = NANOSECONDS.toMillis(deletion.get(5, MINUTES));
            deletionTook = took == 0 ? deletionTook : took;
        } finally {
            stopped.set(true);
        }
        for (Future<?> writer : writers) {
            writer.get(5, MINUTES);
        }
    }

    /** Returns whether the victim still stands. */
    private boolean thenIsWhole(Site site, Book book) {
        var tables = new Tables(site.tables(), book.victim().account());
        tables.thenAgreeWithEachOther();
        Set<Link> standing = tables.standing();
        boolean victimStands = tables.has(book.victim());
        System.out.println("crash:   " + book.thenAgreesWith(standing, tables.records(), victimStands));

        replica.follow(site.operator());
        Set<Link> replayed = replica.standing(book.victim().account());
        then(Book.without(standing, replayed)).as("there, and not in the feed").isEmpty();
        then(Book.without(replayed, standing)).as("in the feed, and not there").isEmpty();
        return victimStands;
    }
}
