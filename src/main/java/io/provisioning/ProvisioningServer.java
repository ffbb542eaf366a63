package io.provisioning;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts the service. Named after what it is: "application" and "entity" are words of the domain here. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class ProvisioningServer {

    public static void main(String[] arguments) {
        SpringApplication.run(ProvisioningServer.class, arguments);
    }
}
