package io.provisioning.config;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.OpenTelemetrySdkAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Tracing, where a collector is named. Left to itself, Spring Boot would make the spans of every request in any case, and
 * throw them away.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("management.opentelemetry.tracing.export.otlp.endpoint")
@Import({OpenTelemetrySdkAutoConfiguration.class, OpenTelemetryTracingAutoConfiguration.class})
class TracingConfiguration {}
