package io.provisioning.settings;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.MovableTicker;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** What the operator changes of an account holds within ten seconds, also on instances that were not told. */
@ServerTest
class ChangesHoldEverywhereTest {

    @TestConfiguration
    static class Movable {
        @Bean
        @Primary
        MovableTicker movableTicker() {
            return new MovableTicker();
        }
    }

    private static final Duration PROMISED = Duration.ofSeconds(10);
    private static final String ONCE_A_DAY = "{\"rateLimit\":{\"requests\":1,\"per\":\"P1D\"}}";

    @TempDir
    private Path folder;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private MovableTicker clock;

    @Test
    void shouldRefuseEveryKeyOfADisabledAccountAndTakeItAgain() {
        // Given a key that is known
        Api account = accounts.create();
        then(account.get("/applications").status()).isEqualTo(200);

        // When
        change(account, "{\"enabled\":false}");
        clock.move(PROMISED);

        // Then
        then(account.get("/applications").status()).isEqualTo(401);
        then(accounts.manager(account.accountId()).get("/applications").status())
                .isEqualTo(401);

        // When, Then
        change(account, "{\"enabled\":true}");
        clock.move(PROMISED);
        then(account.get("/applications").status()).isEqualTo(200);
    }

    @Test
    void shouldCountByTheNewRateAndByTheConfiguredOneOnceThatIsReset() {
        // Given
        Api account = accounts.create();
        then(account.get("/applications").header("RateLimit-Policy")).isEqualTo("\"account\";q=1000000;w=1");

        // When, Then
        change(account, ONCE_A_DAY);
        clock.move(PROMISED);
        then(account.get("/applications").header("RateLimit-Policy")).isEqualTo("\"account\";q=1;w=86400");
        then(account.get("/applications").status()).isEqualTo(429);

        // When, Then
        change(account, "{\"rateLimit\":null}");
        clock.move(PROMISED);
        then(account.get("/applications").header("RateLimit-Policy")).isEqualTo("\"account\";q=1;w=1");
    }

    @Test
    void shouldReachAnotherInstanceWithoutARestart() {
        // Given two instances on one database, and a key that the other one knows
        try (var other =
                ServerProcess.start(folder, TestDatabase.shared().arguments()).awaitReady()) {
            Api account = accounts.create();
            Api there = other.api(account.accountId(), account.key());
            then(there.get("/applications").status()).isEqualTo(200);

            // When, Then
            change(account, ONCE_A_DAY);
            Awaitility.await()
                    .atMost(60, SECONDS)
                    .until(
                            () -> there.get("/applications").header("RateLimit-Policy"),
                            "\"account\";q=1;w=86400"::equals);

            // When, Then
            change(account, "{\"enabled\":false}");
            Awaitility.await()
                    .atMost(60, SECONDS)
                    .until(() -> there.get("/applications").status(), status -> status == 401);
        }
    }

    private void change(Api account, String json) {
        Api.Answer changed = accounts.operator().put("//settings/1/accounts/" + account.accountId(), json);
        then(changed.status()).as(changed.body()).isEqualTo(200);
    }
}
