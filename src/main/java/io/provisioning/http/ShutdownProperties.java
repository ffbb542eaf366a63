package io.provisioning.http;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the service stops.
 *
 * @param delay for how long it goes on taking requests when it is told to stop, while readiness says that it goes
 */
@Validated
@ConfigurationProperties("provisioning.shutdown")
record ShutdownProperties(
        @DefaultValue("2s") @DurationMin(seconds = 0) @DurationMax(seconds = 25)
        Duration delay) {}
