package io.provisioning.ratelimit;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.MovableTicker;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/** The buckets of {@code /settings} and {@code /messages}, over HTTP, with a small rate and a clock that the test moves. */
@ServerTest
@TestPropertySource(
        properties = {
            "provisioning.rate-limit.settings.requests=2",
            "provisioning.rate-limit.settings.per=1m",
            "provisioning.rate-limit.messages.requests=3",
            "provisioning.rate-limit.messages.per=1m"
        })
class SettingsRateHttpTest {

    @TestConfiguration
    static class Movable {
        @Bean
        @Primary
        MovableTicker movableTicker() {
            return new MovableTicker();
        }
    }

    /** No operation: what counts is the path. */
    private static final String SETTINGS = "//settings/1/nothing";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private MovableTicker clock;

    private Api manager;

    @BeforeEach
    void givenAFullBucket() {
        clock.move(Duration.ofMinutes(2));
        manager = accounts.manager(accounts.createWithConfiguredRate().accountId());
    }

    @Test
    void shouldRefuseOneTooManyInTheShapeAndWithTheHeadersOfEveryOther() {
        // When
        Api.Answer first = manager.get(SETTINGS);
        manager.get(SETTINGS);
        Api.Answer third = manager.get(SETTINGS);

        // Then
        then(first.status()).isEqualTo(404);
        then(first.header("RateLimit-Policy")).isEqualTo("\"settings\";q=2;w=60");
        then(first.header("RateLimit")).isEqualTo("\"settings\";r=1;t=30");
        then(first.header("Retry-After")).isNull();
        then(third.status()).isEqualTo(429);
        ErrorShape.thenIs(third.body(), "TOO_MANY_REQUESTS", null);
        then(third.header("RateLimit")).isEqualTo("\"settings\";r=0;t=60");
        then(third.header("Retry-After")).isEqualTo("30");
    }

    @Test
    void shouldLeaveProvisioningsBucketAlone() {
        // Given
        manager.get(SETTINGS);
        manager.get(SETTINGS);
        then(manager.get(SETTINGS).status()).isEqualTo(429);

        // When, Then
        then(manager.get("/applications").header("RateLimit")).isEqualTo("\"account\";r=0;t=1");
        then(manager.get("/applications").status()).isEqualTo(429);
    }

    @Test
    void shouldBeLeftAloneByProvisioning() {
        // Given
        manager.get("/applications");
        then(manager.get("/applications").status()).isEqualTo(429);

        // When, Then
        then(manager.get(SETTINGS).header("RateLimit")).isEqualTo("\"settings\";r=1;t=30");
    }

    @Test
    void shouldGiveTheOperatorABucketThatNoAccountDrawsFrom() {
        // Given
        manager.get(SETTINGS);
        manager.get(SETTINGS);

        // When, Then
        then(accounts.operator().get("//settings/1/accounts?limit=1").header("RateLimit"))
                .isEqualTo("\"settings\";r=1;t=30");
        accounts.operator().post("//settings/1/accounts", "{}");
        then(accounts.operator().get("//settings/1/accounts?limit=1").status()).isEqualTo(429);
    }

    @Test
    void shouldCountMessagesApartFromEverythingElse() {
        // Given
        String key = accounts.addKey(manager.accountId(), "true", "now()", "NULL", "messages:submit");
        Api submitter = accounts.api(manager.accountId(), key);
        manager.get(SETTINGS);
        manager.get(SETTINGS);
        then(manager.get(SETTINGS).status()).isEqualTo(429);

        // When
        Api.Answer first = submitter.post("//messages/1/submissions", "{}");
        submitter.get("//messages/1/nothing");
        submitter.post("//messages/1/submissions", "{}");
        Api.Answer fourth = submitter.post("//messages/1/submissions", "{}");

        // Then
        then(first.header("RateLimit-Policy")).isEqualTo("\"messages\";q=3;w=60");
        then(first.header("RateLimit")).isEqualTo("\"messages\";r=2;t=20");
        then(fourth.status()).isEqualTo(429);
        then(accounts.operator().post("//messages/1/submissions", "{}").header("RateLimit"))
                .isEqualTo("\"messages\";r=2;t=20");
        then(manager.get("/applications").header("RateLimit")).isEqualTo("\"account\";r=0;t=1");
    }
}
