package io.provisioning.config;

import io.provisioning.account.ApiKeyFilter;
import io.provisioning.account.Scope;
import io.provisioning.error.ErrorCode;
import io.provisioning.error.ErrorWriter;
import io.provisioning.error.Problem;
import io.provisioning.http.BodySizeFilter;
import io.provisioning.http.PathFirewall;
import io.provisioning.ratelimit.RateLimitFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** The order of checks: path → 401 → 403 → 429 → 413 → the route. */
@Configuration
class SecurityConfiguration {

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            ApiKeyFilter apiKeys,
            RateLimitFilter rateLimit,
            @Value("${provisioning.rate-limit.enabled:true}") boolean limited,
            AuthenticationEntryPoint unauthorized,
            AccessDeniedHandler forbidden) {
        http.authorizeHttpRequests(requests -> requests.requestMatchers(ApiKeyFilter.PATHS)
                        .hasAuthority(Scope.PROVISIONING)
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unauthorized).accessDeniedHandler(forbidden))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(apiKeys, AuthorizationFilter.class);
        // Two filters of one place run in the order in which they were added: the limiter before the size guard.
        if (limited) {
            http.addFilterAfter(rateLimit, AuthorizationFilter.class);
        }
        return http.addFilterAfter(new BodySizeFilter(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    HttpFirewall pathFirewall() {
        return new PathFirewall();
    }

    @Bean
    RequestRejectedHandler pathRefused() {
        return (request, response, rejected) -> ErrorWriter.write(
                response,
                Problem.of(ErrorCode.BAD_REQUEST, "The path must be normalised, and ';' in it percent-encoded as %3B"));
    }
}
