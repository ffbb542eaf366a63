package io.provisioning.testing;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes only when a test says so, in either direction. */
public class MovableTicker implements Ticker {

    private final AtomicLong nanos = new AtomicLong(1_000_000_000_000L);

    @Override
    public long read() {
        return nanos.get();
    }

    public void move(Duration by) {
        nanos.addAndGet(by.toNanos());
    }
}
