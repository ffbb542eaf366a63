package io.provisioning.bucket;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.function.Function;

/**
 * One bucket for each key, in the memory of this instance. A bucket is forgotten only once it would be full again
 * anyway; beyond the bound, the least used go first.
 */
public final class Buckets<K> {

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    /** Caffeine notes a read up to a second late; forgotten too soon, a bucket in use would begin full again. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Function<K, Rate> rates;
    private final Cache<K, Bucket> buckets;
    private final TimeMeter clock;

    public Buckets(long bound, Function<K, Rate> rates, Ticker ticker) {
        this.rates = rates;
        this.clock = new MonotonicClock(ticker);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(bound)
                .expireAfter(Expiry.<K, Bucket>accessing(
                        (key, bucket) -> rates.apply(key).untilFull().plus(MARGIN)))
                .ticker(ticker)
                .build();
    }

    /** Takes one token from the bucket of this key, if there is one; atomic. */
    public ConsumptionProbe take(K key) {
        return buckets.get(key, this::full).tryConsumeAndReturnRemaining(1);
    }

    /** When the next token comes, in whole seconds, at least 1: rounded down, half a second would say "at once". */
    public static long secondsToWait(ConsumptionProbe refused) {
        return Math.max(1, wholeSecondsUp(refused.getNanosToWaitForRefill()));
    }

    public static long wholeSecondsUp(long nanos) {
        return (nanos + NANOS - 1) / NANOS;
    }

    /** How many are remembered, the expired ones let go. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private Bucket full(K key) {
        return Bucket.builder()
                .addLimit(rates.apply(key).bandwidth())
                .withCustomTimePrecision(clock)
                .build();
    }
}
