package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.provisioning.error.ApiException;
import io.provisioning.error.ErrorCode;
import io.provisioning.testing.MovableTicker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no key is stored: who is let in all the same, and as what the others are counted. Two failures a minute. */
class SignInTest {

    private static final String OPERATOR_KEY = "the-operator-of-this-test-0123456789";
    private static final String ADDRESS = "192.0.2.1";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MovableTicker clock = new MovableTicker();
    private final SignIn signIn = new SignIn(
            new KnownKeys(hash -> Optional.empty(), clock),
            OperatorKeyTest.key(OPERATOR_KEY),
            Clock.systemUTC(),
            new SignInMetrics(registry),
            new FailedSignIns(new FailedSignInProperties(true, 2, Duration.ofMinutes(1)), clock));

    @ParameterizedTest
    @ValueSource(strings = {"App ", "app  ", "APP "})
    void shouldKnowTheOperator(String scheme) {
        then(signIn.signIn(scheme + OPERATOR_KEY, ADDRESS)).contains(Operator.OPERATOR);
        then(counted("accepted")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        ", no_credentials",
        "'', no_credentials",
        "Bearer x, malformed",
        "App, malformed",
        "App two words, malformed",
        "App pak_0, mistyped",
        "App unknown, unknown_key"
    })
    void shouldKnowNobodyElseAndCountWhy(@Nullable String authorization, String outcome) {
        then(signIn.signIn(authorization, ADDRESS)).isEmpty();
        then(counted(outcome)).isEqualTo(1);
        then(counted("accepted")).isZero();
    }

    @Test
    void shouldRefuseOneFailureTooManyAndCountItTwice() {
        // Given
        signIn.signIn("App unknown", ADDRESS);
        signIn.signIn("Bearer x", ADDRESS);

        // When, Then
        thenThrownBy(() -> signIn.signIn("App pak_0", ADDRESS)).isInstanceOfSatisfying(ApiException.class, refused -> {
            then(refused.problem().code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
            then(refused.problem().headers()).containsEntry("Retry-After", "30");
        });
        then(counted("mistyped")).isEqualTo(1);
        then(counted("too_many_failures")).isEqualTo(1);
    }

    @Test
    void shouldNotCountForAnAddressWhoPresentsNoKey() {
        for (int i = 0; i < 5; i++) {
            signIn.signIn(null, ADDRESS);
        }
        then(signIn.signIn("App unknown", ADDRESS)).isEmpty();
    }

    private double counted(String outcome) {
        return registry.get("provisioning.sign.in")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
