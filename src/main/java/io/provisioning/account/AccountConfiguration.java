package io.provisioning.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(BootstrapProperties.class)
class AccountConfiguration {

    @Bean
    ApiKeyFilter apiKeyFilter(SignIn signIn) {
        return new ApiKeyFilter(signIn);
    }

    /** It belongs into the security chain only, not into the servlet container's own. */
    @Bean
    FilterRegistrationBean<ApiKeyFilter> apiKeyFilterOnlyInChain(ApiKeyFilter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
