package io.provisioning.account;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(BootstrapProperties.class)
class AccountConfiguration {

    /** Its place is in the security chain, not in the servlet container's own. */
    @Bean
    @FilterRegistration(enabled = false)
    ApiKeyFilter apiKeyFilter(SignIn signIn) {
        return new ApiKeyFilter(signIn);
    }
}
