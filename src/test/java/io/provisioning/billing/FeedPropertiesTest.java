package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class FeedPropertiesTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(FeedConfiguration.class);

    @Test
    void shouldServeChangesForEverUnlessToldOtherwise() {
        context.run(started -> then(started.getBean(FeedProperties.class)).isEqualTo(new FeedProperties(null)));
        context.withPropertyValues("provisioning.billing.feed.retention=90d")
                .run(started ->
                        then(started.getBean(FeedProperties.class)).isEqualTo(new FeedProperties(Duration.ofDays(90))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"59s", "-1d", "long"})
    void shouldRefuseToStartOnWhatCannotBe(String retention) {
        context.withPropertyValues("provisioning.billing.feed.retention=" + retention)
                .run(started -> then(started).hasFailed());
    }
}
