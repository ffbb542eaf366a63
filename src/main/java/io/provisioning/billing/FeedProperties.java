package io.provisioning.billing;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The feed of changes.
 *
 * @param retention for how long a change is served after the feed had it, one minute or more; none: for ever. History
 *     itself stays.
 */
@Validated
@ConfigurationProperties("provisioning.billing.feed")
record FeedProperties(@Nullable @DurationMin(minutes = 1) Duration retention) {}
