package io.provisioning;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. Named after what it is: "application" and "entity" are words of the domain here. */
@SpringBootApplication
public class ProvisioningServer {

    public static void main(String[] arguments) {
        SpringApplication.run(ProvisioningServer.class, arguments);
    }
}
