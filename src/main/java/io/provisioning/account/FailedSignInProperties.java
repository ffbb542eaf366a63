package io.provisioning.account;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often one address may sign in with a key that does not work.
 *
 * @param enabled false: every failure is a 401
 * @param requests so many in each period, 1 to 1,000,000
 * @param per the period, 1 ms to 1 day
 */
@Validated
@ConfigurationProperties("provisioning.failed-sign-ins")
record FailedSignInProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10") @Min(1) @Max(1_000_000) long requests,

        @DefaultValue("1m") @DurationMin(millis = 1) @DurationMax(days = 1)
        Duration per) {}
