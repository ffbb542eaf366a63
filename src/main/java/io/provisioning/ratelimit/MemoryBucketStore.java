package io.provisioning.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Buckets in the memory of this instance. A bucket is forgotten only once it would be full again anyway; beyond the
 * bound, the least used go first.
 */
@Component
class MemoryBucketStore implements BucketStore {

    static final int BOUND = 1_000_000;

    /** Caffeine notes a read up to a second late; forgotten too soon, a bucket in use would begin full again. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Cache<Limit, Bucket> buckets;
    private final TimeMeter clock;

    MemoryBucketStore(Ticker ticker) {
        this.clock = new MonotonicClock(ticker);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(BOUND)
                .expireAfter(Expiry.<Limit, Bucket>accessing(
                        (limit, bucket) -> limit.rate().untilFull().plus(MARGIN)))
                .ticker(ticker)
                .build();
    }

    @Override
    public ConsumptionProbe take(Limit limit) {
        return buckets.get(limit, this::full).tryConsumeAndReturnRemaining(1);
    }

    private Bucket full(Limit limit) {
        return Bucket.builder()
                .addLimit(limit.rate().bandwidth())
                .withCustomTimePrecision(clock)
                .build();
    }
}
