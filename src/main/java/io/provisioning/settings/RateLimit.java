package io.provisioning.settings;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** The account's own rate, written in JSON as JSON Schema writes durations. */
@Schema(
        name = "RateLimit",
        description = "The account's own rate on `/provisioning`, instead of every configured one: so many requests in"
                + " each period. `null`: the configured rate.")
record RateLimit(
        @Schema(description = "So many requests in each period.", example = "10", minimum = "1", maximum = "1000000")
        @NotNull
        @Min(1)
        @Max(1_000_000)
        Integer requests,

        @Schema(
                description = "The period: an ISO 8601 duration of whole milliseconds, from `PT0.001S` to `PT24H`.",
                example = "PT1S",
                format = "duration",
                minLength = 3,
                maxLength = 41)
        @NotNull
        @Period
        String per) {

    static RateLimit of(int requests, long millis) {
        return new RateLimit(requests, Duration.ofMillis(millis).toString());
    }

    long millis() {
        return Duration.parse(per).toMillis();
    }
}
