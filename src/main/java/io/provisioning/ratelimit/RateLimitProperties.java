package io.provisioning.ratelimit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often an account may call {@code /provisioning/1}.
 *
 * @param enabled false switches the limiter off, headers included
 * @param requests so many in each period, 1 to 1,000,000
 * @param per the period, 1 ms to 1 day
 * @param capacity how many may come at once after a pause; as many as {@code requests} unless given
 * @param scope one bucket for each account, or for each account and operation
 * @param store where the buckets are kept; this instance's memory
 * @param settings the rate of {@code /settings}, for each account and for the operator; none: 50 requests a second
 * @param billing the rate of {@code /billing}, likewise; none: 50 requests a second
 * @param messages the rate of {@code /messages}, likewise; none: 100 requests a second
 * @param reads another rate for GET and HEAD, in a bucket of its own; none: the same as for everything
 */
@Validated
@ConfigurationProperties("provisioning.rate-limit")
record RateLimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1") @Min(1) @Max(1_000_000) long requests,

        @DefaultValue("1s") @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration per,

        @Nullable @Min(1) @Max(1_000_000) Long capacity,
        @DefaultValue("account") Scope scope,
        @DefaultValue("memory") Store store,
        @Nullable @Valid OwnRate reads,
        @Nullable @Valid OwnRate settings,
        @Nullable @Valid OwnRate billing,
        @Nullable @Valid OwnRate messages) {

    enum Scope {
        ACCOUNT,
        OPERATION
    }

    enum Store {
        MEMORY
    }

    record OwnRate(
            @Min(1) @Max(1_000_000) long requests,

            @DefaultValue("1s") @DurationMin(millis = 1) @DurationMax(days = 1)
            Duration per,

            @Nullable @Min(1) @Max(1_000_000) Long capacity) {}
}
