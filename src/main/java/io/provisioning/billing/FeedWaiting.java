package io.provisioning.billing;

import io.provisioning.error.ApiException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.DeferredResult;

/** A request that waits for something new. It holds no thread and no connection to the database. */
class FeedWaiting {

    private final DeferredResult<ResponseEntity<List<ChangeEvent>>> result;
    private final int limit;
    private volatile FeedPage page;

    /** @param page without events; answered when the time is over */
    FeedWaiting(FeedPage page, int limit, Duration time) {
        this.page = page;
        this.limit = limit;
        this.result = new DeferredResult<>(time.toMillis());
        this.result.onTimeout(this::giveUp);
    }

    DeferredResult<ResponseEntity<List<ChangeEvent>>> result() {
        return result;
    }

    void giveUp() {
        result.setResult(page.answer());
    }

    void fail(RuntimeException failed) {
        result.setErrorResult(failed);
    }

    /**
     * Looks again if there are changes that it has not seen. What it began after stays its tag.
     *
     * @param feed what others who wait for the same were answered just now, or what the feed has
     */
    void look(Function<Asked, FeedPage> feed, long newest) {
        if (page.newest() < newest) {
            try {
                FeedPage found = feed.apply(new Asked(page.next(), limit));
                page = new FeedPage(found.events(), page.after(), found.next(), found.newest(), found.readAt());
                if (!page.isEmpty()) {
                    giveUp();
                }
            } catch (ApiException refused) {
                fail(refused);
            }
        }
    }

    /** What it waits for. */
    record Asked(ChangeCursor after, int limit) {}
}
