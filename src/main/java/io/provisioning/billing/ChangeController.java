package io.provisioning.billing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

@Tag(name = "Billing", description = "Who had which sender when, over all accounts.")
@RestController
@RequestMapping(ChangeEvent.SOURCE)
class ChangeController {

    private static final String CLOUD_EVENTS = "application/cloudevents-batch+json";
    private static final String NEWEST = "newest";

    private final ChangeFeed feed;
    private final FeedWaiters waiters;

    ChangeController(ChangeFeed feed, FeedWaiters waiters) {
        this.feed = feed;
        this.waiters = waiters;
    }

    @Operation(
            operationId = "get-changes",
            summary = "Follow changes",
            description =
                    "Every change of an association that was committed, exactly once and always in the same order,"
                            + " as a batch of CloudEvents. Go on with `Next-Cursor` as `after`. To begin with what stands now, take"
                            + " `after=newest`, read the attributions as of `As-Of`, then follow: what you have already changes"
                            + " nothing when it comes again.")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CLOUD_EVENTS})
    DeferredResult<ResponseEntity<List<ChangeEvent>>> changes(
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
            @RequestParam(defaultValue = "0") @Min(0) @Max(30) int wait) {
        FeedPage page = feed.read(NEWEST.equals(after) ? null : cursor(after), limit);
        return waiters.answer(page, limit, Duration.ofSeconds(wait));
    }

    private static ChangeCursor cursor(@Nullable String after) {
        return after == null ? ChangeCursor.BEGINNING : ChangeCursor.parse(after);
    }
}
