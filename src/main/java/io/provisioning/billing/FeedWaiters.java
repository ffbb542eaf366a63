package io.provisioning.billing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Wakes the requests that wait for something new. One thread asks the database for all of them, once for those who wait
 * for the same, and only while there are any: so it learns of what other instances did as well.
 */
@Component
class FeedWaiters implements SmartLifecycle {

    /** One more is answered at once, as if it had not asked to wait. */
    static final int MOST = 200;

    private static final long EVERY_MILLIS = 250;

    private static final Logger log = LoggerFactory.getLogger(FeedWaiters.class);

    private final Set<FeedWaiting> waiting = ConcurrentHashMap.newKeySet();
    private final ChangeFeed feed;
    private volatile @Nullable ScheduledExecutorService thread;
    private boolean failing;

    FeedWaiters(ChangeFeed feed, MeterRegistry metrics) {
        this.feed = feed;
        Gauge.builder("provisioning.feed.waiting", waiting, Set::size)
                .description("Requests that wait for something new in the feed")
                .register(metrics);
    }

    int size() {
        return waiting.size();
    }

    DeferredResult<ResponseEntity<List<ChangeEvent>>> answer(FeedPage page, int limit, Duration time) {
        var request = new FeedWaiting(page, limit, time);
        if (page.isEmpty() && !time.isZero() && waiting.size() < MOST) {
            request.result().onCompletion(() -> waiting.remove(request));
            waiting.add(request);
        } else {
            request.giveUp();
        }
        if (!isRunning()) {
            request.giveUp();
        }
        return request.result();
    }

    private void look() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            long newest = feed.newest();
            Map<FeedWaiting.Asked, FeedPage> pages = new HashMap<>();
            waiting.forEach(request -> request.look(
                    asked -> pages.computeIfAbsent(asked, its -> feed.read(its.after(), its.limit())), newest));
            failing = false;
        } catch (RuntimeException failed) {
            // Once, not at every look: the next one may succeed, and their time ends anyway.
            if (!failing) {
                log.warn("The feed cannot be read; those who wait for it go on waiting", failed);
            }
            failing = true;
        }
    }

    @Override
    public void start() {
        var looking = Executors.newSingleThreadScheduledExecutor(task -> {
            var looker = new Thread(task, "feed");
            looker.setDaemon(true);
            return looker;
        });
        // What goes wrong in a look is logged there, and ends none of those that follow.
        Future<?> unused =
                looking.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        thread = looking;
    }

    /**
     * Stopped not before the service is about to take no more requests, for who is answered would only ask again; and just
     * before the server waits for its requests to end, for nobody who stops it waits for those who wait.
     */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }

    @Override
    public void stop() {
        ScheduledExecutorService looking = thread;
        thread = null;
        if (looking != null) {
            looking.shutdown();
        }
        waiting.forEach(FeedWaiting::giveUp);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
