package io.provisioning;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.micrometer.tracing.autoconfigure.NoopTracerAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts the service. Named after what it is: "application" and "entity" are words of the domain here. */
@SpringBootApplication(
        exclude = {
            UserDetailsServiceAutoConfiguration.class,
            // Tracing is put in only where somebody collects it: see TracingConfiguration.
            OpenTelemetryTracingAutoConfiguration.class,
            // One that traces nothing would still be asked about every request, and leave an empty id in JSON logs.
            NoopTracerAutoConfiguration.class,
            OpenTelemetrySdkAutoConfiguration.class,
            // Would keep a thread for log lines that nobody collects.
            OpenTelemetryLoggingAutoConfiguration.class
        })
public class ProvisioningServer {

    public static void main(String[] arguments) {
        SpringApplication.run(ProvisioningServer.class, arguments);
    }
}
