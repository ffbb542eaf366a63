package io.provisioning.ratelimit;

import io.github.bucket4j.ConsumptionProbe;
import io.provisioning.bucket.Buckets;
import java.time.Duration;

/** The header fields of draft-ietf-httpapi-ratelimit-headers-10, and {@code Retry-After}. */
final class RateLimitHeaders {

    static final String POLICY = "RateLimit-Policy";
    static final String LIMIT = "RateLimit";

    private static final long NANOS = Duration.ofSeconds(1).toNanos();

    private RateLimitHeaders() {}

    /** {@code q} requests in {@code w} seconds; a period that is no whole number of seconds leaves {@code w} out. */
    static String policy(Limit limit) {
        Duration per = limit.rate().per();
        String window = per.toNanos() % NANOS == 0 ? ";w=" + per.toSeconds() : "";
        return "\"%s\";q=%d%s".formatted(limit.share(), limit.rate().requests(), window);
    }

    /** {@code r} requests are left; in {@code t} seconds all are there again. */
    static String limit(Limit limit, ConsumptionProbe probe) {
        return "\"%s\";r=%d;t=%d"
                .formatted(
                        limit.share(),
                        probe.getRemainingTokens(),
                        Buckets.wholeSecondsUp(probe.getNanosToWaitForReset()));
    }
}
