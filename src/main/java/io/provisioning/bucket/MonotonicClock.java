package io.provisioning.bucket;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.TimeMeter;

/** Nanoseconds that only go forward. Bucket4j's default, wall milliseconds, follows every jump of the clock. */
record MonotonicClock(Ticker ticker) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
        return ticker.read();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
