package io.provisioning.ratelimit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(RateLimitProperties.class)
class RateLimitConfiguration {

    @Bean
    RateLimitFilter rateLimitFilter(RateLimitPolicy policy, BucketStore buckets) {
        return new RateLimitFilter(policy, buckets);
    }

    /** Never in the servlet container's own chain: its place is in the security chain, and only when enabled. */
    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilterOnlyInChain(RateLimitFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
