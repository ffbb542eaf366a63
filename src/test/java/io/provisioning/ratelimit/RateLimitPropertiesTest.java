package io.provisioning.ratelimit;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.ratelimit.RateLimitProperties.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class RateLimitPropertiesTest {

    @Configuration
    @EnableConfigurationProperties(RateLimitProperties.class)
    static class Only {}

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Only.class);

    @Test
    void shouldBeOneRequestASecondForEachAccountByDefault() {
        context.run(started -> then(started.getBean(RateLimitProperties.class))
                .isEqualTo(new RateLimitProperties(
                        true,
                        1,
                        Duration.ofSeconds(1),
                        null,
                        Scope.ACCOUNT,
                        RateLimitProperties.Store.MEMORY,
                        null,
                        null,
                        null,
                        null)));
    }

    @Test
    void shouldTakeEveryDocumentedProperty() {
        context.withPropertyValues(
                        "provisioning.rate-limit.enabled=false",
                        "provisioning.rate-limit.requests=10",
                        "provisioning.rate-limit.per=2s",
                        "provisioning.rate-limit.capacity=20",
                        "provisioning.rate-limit.scope=operation",
                        "provisioning.rate-limit.store=memory",
                        "provisioning.rate-limit.reads.requests=50",
                        "provisioning.rate-limit.reads.per=1m",
                        "provisioning.rate-limit.settings.requests=7",
                        "provisioning.rate-limit.settings.capacity=9",
                        "provisioning.rate-limit.billing.requests=8",
                        "provisioning.rate-limit.messages.requests=8")
                .run(started -> then(started.getBean(RateLimitProperties.class))
                        .isEqualTo(new RateLimitProperties(
                                false,
                                10,
                                Duration.ofSeconds(2),
                                20L,
                                Scope.OPERATION,
                                RateLimitProperties.Store.MEMORY,
                                new RateLimitProperties.OwnRate(50, Duration.ofMinutes(1), null),
                                new RateLimitProperties.OwnRate(7, Duration.ofSeconds(1), 9L),
                                new RateLimitProperties.OwnRate(8, Duration.ofSeconds(1), null),
                                new RateLimitProperties.OwnRate(8, Duration.ofSeconds(1), null))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requests=0",
                "requests=1000001",
                "per=0s",
                "per=25h",
                "capacity=0",
                "scope=planet",
                "store=redis",
                "reads.requests=0"
            })
    void shouldRefuseToStartOnWhatCannotBe(String setting) {
        context.withPropertyValues("provisioning.rate-limit." + setting)
                .run(started -> then(started).hasFailed());
    }
}
