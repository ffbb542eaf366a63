package io.provisioning.ratelimit;

import static org.assertj.core.api.BDDAssertions.then;

import com.github.benmanes.caffeine.cache.Ticker;
import io.provisioning.bucket.Rate;
import io.provisioning.testing.MovableTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MemoryBucketStoreTest {

    private static final Limit ONE_A_SECOND = limit("a", 1, Duration.ofSeconds(1));
    private static final int THREADS = 24;

    private final MovableTicker clock = new MovableTicker();
    private final MemoryBucketStore store = new MemoryBucketStore(clock);

    @Test
    void shouldAcceptOneRequestAndRefuseTheNext() {
        then(store.take(ONE_A_SECOND).isConsumed()).isTrue();
        then(store.take(ONE_A_SECOND).isConsumed()).isFalse();
    }

    @Test
    void shouldAcceptAgainAFullSecondAfterTheLastAndNotANanosecondSooner() {
        // Given a first request at an odd moment
        clock.move(Duration.ofMillis(12_345));
        store.take(ONE_A_SECOND);

        // When, then
        clock.move(Duration.ofSeconds(1).minusNanos(1));
        then(store.take(ONE_A_SECOND).isConsumed()).isFalse();
        clock.move(Duration.ofNanos(1));
        then(store.take(ONE_A_SECOND).isConsumed()).isTrue();
        then(store.take(ONE_A_SECOND).isConsumed()).isFalse();
    }

    @Test
    void shouldSaveNothingUpOverALongPause() {
        // Given
        store.take(ONE_A_SECOND);

        // When
        clock.move(Duration.ofHours(3));

        // Then
        then(store.take(ONE_A_SECOND).isConsumed()).isTrue();
        then(store.take(ONE_A_SECOND).isConsumed()).isFalse();
    }

    @Test
    void shouldSpreadSeveralRequestsEvenlyAfterTheFirstBurst() {
        // Given four a second, all taken at once
        Limit four = limit("a", 4, Duration.ofSeconds(1));
        for (int i = 0; i < 4; i++) {
            then(store.take(four).isConsumed()).isTrue();
        }
        then(store.take(four).isConsumed()).isFalse();

        // When
        clock.move(Duration.ofMillis(250));

        // Then
        then(store.take(four).isConsumed()).isTrue();
        then(store.take(four).isConsumed()).isFalse();
    }

    @Test
    void shouldKeepAccountsAndSharesApart() {
        then(store.take(ONE_A_SECOND).isConsumed()).isTrue();
        then(store.take(limit("b", 1, Duration.ofSeconds(1))).isConsumed()).isTrue();
        then(store.take(new Limit("a", "reads", ONE_A_SECOND.rate())).isConsumed())
                .isTrue();
    }

    @Test
    void shouldNeitherWaitLongerNorBurstWhenTheClockJumps() {
        for (int seconds : new int[] {30, -30}) {
            // Given
            clock.move(Duration.ofMinutes(5));
            store.take(ONE_A_SECOND);

            // When
            clock.move(Duration.ofSeconds(seconds));
            var first = store.take(ONE_A_SECOND);
            var second = store.take(ONE_A_SECOND);

            // Then
            then(second.isConsumed()).isFalse();
            then(second.getNanosToWaitForRefill())
                    .isBetween(0L, Duration.ofSeconds(31).toNanos());
            then(first.isConsumed()).isEqualTo(seconds > 0);
        }
    }

    @Test
    void shouldAcceptExactlyOneASecondUnder24Threads() throws Exception {
        // When 24 threads try at each of 200 seconds
        int accepted = 0;
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int second = 0; second < 200; second++) {
                Callable<Boolean> attempt = () -> store.take(ONE_A_SECOND).isConsumed();
                int now = 0;
                for (Future<Boolean> taken : threads.invokeAll(Collections.nCopies(THREADS, attempt))) {
                    now += taken.get() ? 1 : 0;
                }
                then(now).as("accepted in second %d", second).isEqualTo(1);
                accepted += now;
                clock.move(Duration.ofSeconds(1));
            }
        } finally {
            threads.shutdownNow();
        }

        // Then
        then(accepted).isEqualTo(200);
    }

    /** Once for real: the accept times are those that the limiter itself read from its clock. */
    @Test
    void shouldKeepAFullSecondBetweenAcceptedRequestsOnTheRealClock() throws Exception {
        // Given
        ThreadLocal<Long> lastRead = new ThreadLocal<>();
        Ticker real = () -> {
            lastRead.set(System.nanoTime());
            return lastRead.get();
        };
        MemoryBucketStore realStore = new MemoryBucketStore(real);
        ConcurrentSkipListSet<Long> accepted = new ConcurrentSkipListSet<>();
        long bound = System.nanoTime() + Duration.ofSeconds(60).toNanos();

        // When 24 threads hammer until three were accepted
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<Void> hammer = () -> {
                while (accepted.size() < 3 && System.nanoTime() < bound) {
                    if (realStore.take(ONE_A_SECOND).isConsumed()) {
                        accepted.add(lastRead.get());
                    }
                }
                return null;
            };
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(THREADS, hammer))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        // Then
        List<Long> times = new ArrayList<>(accepted);
        then(times).hasSizeGreaterThanOrEqualTo(3);
        for (int i = 1; i < times.size(); i++) {
            then(times.get(i) - times.get(i - 1))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1).toNanos());
        }
    }

    private static Limit limit(String account, long requests, Duration per) {
        return new Limit(account, "account", Rate.of(requests, per, null));
    }
}
