package io.provisioning.ratelimit;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.bucket.Buckets;
import io.provisioning.bucket.Rate;
import io.provisioning.testing.MovableTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitHeadersTest {

    private final MovableTicker clock = new MovableTicker();
    private final MemoryBucketStore store = new MemoryBucketStore(clock);

    @Test
    void shouldNameThePolicyItsQuotaAndItsWindow() {
        then(RateLimitHeaders.policy(limit(50, Duration.ofMinutes(1)))).isEqualTo("\"account\";q=50;w=60");
    }

    @Test
    void shouldLeaveTheWindowOutWhenItIsNoWholeNumberOfSeconds() {
        then(RateLimitHeaders.policy(limit(5, Duration.ofMillis(1500)))).isEqualTo("\"account\";q=5");
    }

    @Test
    void shouldSayHowManyAreLeftAndWhenAllAreThereAgain() {
        // Given
        Limit limit = limit(4, Duration.ofSeconds(2));

        // When
        var probe = store.take(limit);

        // Then
        then(RateLimitHeaders.limit(limit, probe)).isEqualTo("\"account\";r=3;t=1");
    }

    @Test
    void shouldRoundTheWaitUpAndNeverSayZero() {
        // Given
        Limit limit = limit(1, Duration.ofSeconds(2));
        store.take(limit);

        // When, then
        then(Buckets.secondsToWait(store.take(limit))).isEqualTo(2);
        clock.move(Duration.ofMillis(999));
        then(Buckets.secondsToWait(store.take(limit))).isEqualTo(2);
        clock.move(Duration.ofMillis(1));
        then(Buckets.secondsToWait(store.take(limit))).isEqualTo(1);
        clock.move(Duration.ofMillis(999));
        then(Buckets.secondsToWait(store.take(limit))).isEqualTo(1);
    }

    private static Limit limit(long requests, Duration per) {
        return new Limit("a", "account", Rate.of(requests, per, null));
    }
}
