package io.provisioning.config;

import static org.assertj.core.api.BDDAssertions.then;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.provisioning.testing.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Where no collector is named there is nothing that could make, keep or send a span. */
@ServerTest
class TracingOffHttpTest {

    @Autowired
    private ApplicationContext context;

    @Test
    void shouldNotBeThereAtAll() {
        for (Class<?> part :
                new Class<?>[] {Tracer.class, OpenTelemetry.class, SpanProcessor.class, SpanExporter.class}) {
            then(context.getBeanNamesForType(part)).as(part.getName()).isEmpty();
        }
        then(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().matches("Batch(Span|LogRecord)Processor.*"));
    }
}
