package io.provisioning.embedded;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

@ExtendWith(OutputCaptureExtension.class)
class WelcomeTest {

    @Test
    void shouldNotNameADemoKeyWhenTheDemoIsSwitchedOff(CapturedOutput output) {
        // Given
        var context = new GenericApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("ports", Map.of("local.server.port", 8080)));
        context.refresh();

        // When
        new Welcome(context.getBeanProvider(Demo.class))
                .print(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));

        // Then
        then(output).contains("http://127.0.0.1:8080/provisioning/1").doesNotContain("demo", "curl");
    }
}
