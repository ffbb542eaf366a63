package io.provisioning.ratelimit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.ConsumptionProbe;
import io.provisioning.bucket.Buckets;
import org.springframework.stereotype.Component;

/** Buckets in the memory of this instance. */
@Component
class MemoryBucketStore implements BucketStore {

    static final int BOUND = 1_000_000;

    private final Buckets<Limit> buckets;

    MemoryBucketStore(Ticker ticker) {
        this.buckets = new Buckets<>(BOUND, Limit::rate, ticker);
    }

    @Override
    public ConsumptionProbe take(Limit limit) {
        return buckets.take(limit);
    }
}
