package io.provisioning.bucket;

import io.github.bucket4j.Bandwidth;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** So many requests in each period, refilled evenly; {@code capacity} of them may come at once after a pause. */
public record Rate(long requests, Duration per, long capacity) {

    public static Rate of(long requests, Duration per, @Nullable Long capacity) {
        return new Rate(requests, per, capacity == null ? requests : capacity);
    }

    /**
     * Refilled greedily, token by token: with one request a second the next token comes a full second after the last
     * was taken. Interval refill would come at fixed instants, so that two requests around one of them both pass.
     */
    Bandwidth bandwidth() {
        return Bandwidth.builder()
                .capacity(capacity)
                .refillGreedy(requests, per)
                .build();
    }

    /** After this long without a request a bucket is full again. */
    Duration untilFull() {
        return per.multipliedBy(capacity).dividedBy(requests).plusNanos(1);
    }
}
