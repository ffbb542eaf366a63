package io.provisioning.ratelimit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(RateLimitProperties.class)
class RateLimitConfiguration {

    /** Its place is in the security chain, not in the servlet container's own. */
    @Bean
    @FilterRegistration(enabled = false)
    RateLimitFilter rateLimitFilter(
            RateLimitPolicy policy, BucketStore buckets, RateLimitMetrics metrics, RateLimitProperties properties) {
        return new RateLimitFilter(policy, buckets, metrics, properties.enabled());
    }
}
