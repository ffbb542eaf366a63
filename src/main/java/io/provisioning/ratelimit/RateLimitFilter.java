package io.provisioning.ratelimit;

import io.github.bucket4j.ConsumptionProbe;
import io.provisioning.account.SignedIn;
import io.provisioning.bucket.Buckets;
import io.provisioning.error.ErrorWriter;
import io.provisioning.error.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts every authenticated and authorised request, whatever its outcome, and refuses the one too many with 429. Its
 * place is right after authorization; where nobody is signed in (documentation, health) it does nothing.
 */
public class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimitPolicy policy;
    private final BucketStore buckets;
    private final RateLimitMetrics metrics;
    private final boolean enabled;

    RateLimitFilter(RateLimitPolicy policy, BucketStore buckets, RateLimitMetrics metrics, boolean enabled) {
        this.policy = policy;
        this.buckets = buckets;
        this.metrics = metrics;
        this.enabled = enabled;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !enabled;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof SignedIn caller)) {
            chain.doFilter(request, response);
            return;
        }
        Limit limit = policy.limitFor(caller, request);
        ConsumptionProbe probe = buckets.take(limit);
        metrics.count(limit, probe.isConsumed());
        response.setHeader(RateLimitHeaders.POLICY, RateLimitHeaders.policy(limit));
        response.setHeader(RateLimitHeaders.LIMIT, RateLimitHeaders.limit(limit, probe));
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            ErrorWriter.write(response, Problem.tooOften(Buckets.secondsToWait(probe)));
        }
    }
}
