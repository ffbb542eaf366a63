package io.provisioning.ratelimit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How often the limiter let through and refused, by the kind of bucket; whose bucket is never told. */
@Component
class RateLimitMetrics {

    private final MeterProvider<Counter> decisions;

    RateLimitMetrics(MeterRegistry registry) {
        this.decisions = Counter.builder("provisioning.rate.limit.decisions")
                .description("Requests that the limiter let through or refused")
                .withRegistry(registry);
    }

    void count(Limit limit, boolean accepted) {
        decisions
                .withTags("share", limit.share(), "decision", accepted ? "accepted" : "refused")
                .increment();
    }
}
