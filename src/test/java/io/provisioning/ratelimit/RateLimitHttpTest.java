package io.provisioning.ratelimit;

import static org.assertj.core.api.BDDAssertions.then;

import com.github.benmanes.caffeine.cache.Ticker;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.MovableTicker;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The default limit, over HTTP, with a clock that the test moves. */
@ServerTest
class RateLimitHttpTest {

    @TestConfiguration
    static class Movable {
        @Bean
        @Primary
        MovableTicker movableTicker() {
            return new MovableTicker();
        }
    }

    private static final String CHECKOUT = "{\"applicationId\":\"checkout\"}";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private MovableTicker clock;

    @Autowired
    private Ticker ticker;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Test
    void shouldRefuseTheSecondRequestOfASecondWhateverItIs() {
        // Given
        Api api = accounts.createWithConfiguredRate();
        then(ticker).isSameAs(clock);

        // When
        var first = api.get("/applications");
        var second = api.post("/entities", "{\"entityId\":\"sales\"}");

        // Then
        then(first.status()).isEqualTo(200);
        then(first.header("RateLimit-Policy")).isEqualTo("\"account\";q=1;w=1");
        then(first.header("RateLimit")).isEqualTo("\"account\";r=0;t=1");
        then(first.header("Retry-After")).isNull();
        then(second.status()).isEqualTo(429);
        then(second.messageId()).isEqualTo("TOO_MANY_REQUESTS");
        then(second.header("Retry-After")).isEqualTo("1");
        then(second.header("RateLimit")).isEqualTo("\"account\";r=0;t=1");
    }

    @Test
    void shouldHaveChangedNothingWhenRefusedAndSucceedAfterTheWait() {
        // Given
        Api api = accounts.createWithConfiguredRate();
        api.get("/applications");
        var refused = api.post("/applications", CHECKOUT);

        // When
        clock.move(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));
        var accepted = api.post("/applications", CHECKOUT);

        // Then
        then(refused.status()).isEqualTo(429);
        then(accepted.status()).as("the refused request has created nothing").isEqualTo(201);
    }

    @Test
    void shouldCountEveryAuthorisedRequestWhateverItsOutcome() {
        for (String path : new String[] {"/applications/unknown", "/nothing", "/applications?page=x"}) {
            // Given
            Api api = accounts.createWithConfiguredRate();

            // When
            var refused = api.get(path);

            // Then
            then(refused.status()).as(path).isBetween(400, 404);
            then(refused.header("RateLimit")).as(path).isEqualTo("\"account\";r=0;t=1");
            then(api.get("/applications").status()).as(path).isEqualTo(429);
        }
    }

    @Test
    void shouldNotCountWhoIsNotSignedInOrNotAllowed() {
        // Given
        Api api = accounts.createWithConfiguredRate();
        Api without = accounts.api(api.accountId(), accounts.addKey(api.accountId(), "true", "now()", "NULL"));

        // When
        then(new Api(api.port(), api.accountId(), "unknown")
                        .get("/applications")
                        .status())
                .isEqualTo(401);
        then(without.get("/applications").status()).isEqualTo(403);
        then(without.get("/applications").header("RateLimit")).isNull();

        // Then
        then(api.get("/applications").status()).isEqualTo(200);
    }

    @Test
    void shouldCountAllKeysOfAnAccountTogetherAndAccountsApart() {
        // Given
        Api api = accounts.createWithConfiguredRate();
        Api otherKey = accounts.api(
                api.accountId(),
                accounts.addKey(api.accountId(), "true", "now()", "NULL", "application-entity:manage"));
        Api otherAccount = accounts.createWithConfiguredRate();

        // When
        api.get("/applications");

        // Then
        then(otherKey.get("/applications").status()).isEqualTo(429);
        then(otherAccount.get("/applications").status()).isEqualTo(200);
    }

    @Test
    void shouldTouchNoDatabaseToRefuse() {
        // Given
        Api api = accounts.createWithConfiguredRate();
        api.get("/applications");

        // When
        var refusal =
                statements.during(() -> then(api.get("/applications").status()).isEqualTo(429));

        // Then
        then(refusal).isEmpty();
    }

    @Test
    void shouldGiveAnAccountItsOwnRate() {
        // Given
        Api api = accounts.createWithConfiguredRate();
        database.sql("UPDATE account SET rate_limit_requests = 2, rate_limit_per_ms = 60000 WHERE account_id = ?")
                .param(api.accountId())
                .update();

        // When, then
        then(api.get("/applications").header("RateLimit-Policy")).isEqualTo("\"account\";q=2;w=60");
        then(api.get("/applications").status()).isEqualTo(200);
        var third = api.get("/applications");
        then(third.status()).isEqualTo(429);
        then(third.header("Retry-After")).isEqualTo("30");
    }
}
