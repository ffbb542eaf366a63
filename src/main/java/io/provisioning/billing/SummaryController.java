package io.provisioning.billing;

import io.provisioning.naming.Identifier;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Billing", description = "Who had which sender when, over all accounts.")
@RestController
@RequestMapping("/billing/1/summary")
class SummaryController {

    private static final int MOST_AT_ONCE = 2;

    private final SummaryService summaries;
    private final Places places = new Places(MOST_AT_ONCE, "counts", 1);

    SummaryController(SummaryService summaries) {
        this.summaries = summaries;
    }

    @Operation(
            operationId = "get-attribution-summary",
            summary = "Count associations",
            description = "How many associations stood at an instant, by default at the present: all together, and by"
                    + " account, application, entity, resource type and channel, the largest of each first. It reads"
                    + " the history of what it counts; to ask often, name an account.")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    Summary summary(
            @RequestParam(required = false) @Nullable String at,
            @RequestParam(required = false) @Identifier @Nullable String accountId,
            @RequestParam(defaultValue = Summary.DEFAULT_LIMIT) @Min(1) @Max(Summary.MAX_LIMIT) int limit) {
        AskedTime asked = AskedTime.parse(at, null, null);
        places.take();
        try {
            return summaries.summary(accountId, asked, limit);
        } finally {
            places.leave();
        }
    }
}
