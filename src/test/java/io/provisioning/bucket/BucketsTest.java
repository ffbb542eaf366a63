package io.provisioning.bucket;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.MovableTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BucketsTest {

    private static final int BOUND = 1_000;

    private final MovableTicker clock = new MovableTicker();
    private final Buckets<Integer> buckets =
            new Buckets<>(BOUND, any -> Rate.of(1, Duration.ofSeconds(1), null), clock);

    @Test
    void shouldRememberNoMoreThanItsBound() {
        for (int key = 0; key < 100 * BOUND; key++) {
            buckets.take(key);
        }
        then(buckets.size()).isBetween(1L, (long) BOUND);
    }

    @Test
    void shouldForgetWhatWouldBeFullAgainAnyway() {
        // Given
        buckets.take(1);
        then(buckets.size()).isOne();

        // When
        clock.move(Duration.ofMinutes(2));

        // Then
        then(buckets.size()).isZero();
    }
}
