package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class FailedSignInPropertiesTest {

    @Configuration
    @EnableConfigurationProperties(FailedSignInProperties.class)
    static class Only {}

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Only.class);

    @Test
    void shouldAllowTenFailuresAMinuteByDefault() {
        context.run(started -> then(started.getBean(FailedSignInProperties.class))
                .isEqualTo(new FailedSignInProperties(true, 10, Duration.ofMinutes(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests=0", "requests=1000001", "per=0s", "per=25h", "enabled=perhaps"})
    void shouldRefuseToStartOnWhatCannotBe(String setting) {
        context.withPropertyValues("provisioning.failed-sign-ins." + setting)
                .run(started -> then(started).hasFailed());
    }

    @Test
    void shouldCountNothingWhenSwitchedOff() {
        // Given
        var off = new FailedSignIns(new FailedSignInProperties(false, 1, Duration.ofDays(1)), () -> 0);

        // When, Then
        then(off.count("192.0.2.1")).isEmpty();
        then(off.count("192.0.2.1")).isEmpty();
    }
}
