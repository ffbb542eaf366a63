package io.provisioning.account;

import io.provisioning.http.ClientAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties({BootstrapProperties.class, FailedSignInProperties.class})
class AccountConfiguration {

    /** Its place is in the security chain, not in the servlet container's own. */
    @Bean
    @FilterRegistration(enabled = false)
    ApiKeyFilter apiKeyFilter(SignIn signIn, ClientAddress addresses) {
        return new ApiKeyFilter(signIn, addresses);
    }

    /** As the other one. */
    @Bean
    @FilterRegistration(enabled = false)
    AllowedAddressFilter allowedAddressFilter(ClientAddress addresses, SignInMetrics metrics) {
        return new AllowedAddressFilter(addresses, metrics);
    }
}
