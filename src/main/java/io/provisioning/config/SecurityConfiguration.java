package io.provisioning.config;

import com.github.benmanes.caffeine.cache.Ticker;
import io.provisioning.account.AllowedAddressFilter;
import io.provisioning.account.ApiKeyFilter;
import io.provisioning.account.Permission;
import io.provisioning.account.Scope;
import io.provisioning.http.BodySizeFilter;
import io.provisioning.http.PathFirewall;
import io.provisioning.ratelimit.RateLimitFilter;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.DefaultRequestRejectedHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** The order of checks: path → 429 for failed sign-ins → 401 → 403 → 429 → 413 → the route. */
@Configuration
class SecurityConfiguration {

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            ApiKeyFilter apiKeys,
            AllowedAddressFilter allowedAddresses,
            RateLimitFilter rateLimit,
            Ticker ticker,
            AuthenticationEntryPoint unauthorized,
            AccessDeniedHandler forbidden) {
        // What comes back from waiting, or from writing a long answer, was let in when it came.
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(ApiKeyFilter.PROVISIONING)
                        .access(Permission.ofScope(Scope.PROVISIONING))
                        .requestMatchers(ApiKeyFilter.ACCOUNTS + "/**")
                        .access(Permission.ofTheOperator())
                        .requestMatchers(ApiKeyFilter.SETTINGS)
                        .access(Permission.ofScope(Scope.ACCOUNTS))
                        .requestMatchers(ApiKeyFilter.BILLING)
                        .access(Permission.ofScope(Scope.BILLING))
                        .requestMatchers(ApiKeyFilter.MESSAGES)
                        .access(Permission.ofTraffic(Scope.MESSAGES))
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unauthorized).accessDeniedHandler(forbidden))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(apiKeys, AuthorizationFilter.class)
                // Filters of one place run in the order in which they were added.
                .addFilterAfter(allowedAddresses, AuthorizationFilter.class)
                .addFilterAfter(rateLimit, AuthorizationFilter.class)
                .addFilterAfter(new BodySizeFilter(ApiKeyFilter::isBatch, ticker), AuthorizationFilter.class);
        return http.build();
    }

    @Bean
    HttpFirewall pathFirewall() {
        return new PathFirewall();
    }

    /** A timer and a span for every filter of the chain cost more than they tell; sign-ins and limits are counted. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Thrown on, so that what the firewall refuses leaves through the room of errors too. */
    @Bean
    RequestRejectedHandler refused() {
        return new DefaultRequestRejectedHandler();
    }
}
