package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.provisioning.startup.StartRefusedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class OperatorKeyTest {

    private static final String LONG_ENOUGH = "0123456789abcdef0123456789abcdef";

    @Test
    void shouldKnowItsKeyAndNoOther() {
        // When
        OperatorKey key = key(LONG_ENOUGH);

        // Then
        then(key.is(ApiKeyHash.of(LONG_ENOUGH))).isTrue();
        then(key.is(ApiKeyHash.of(LONG_ENOUGH + "0"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "operator-key",
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef 0123456789abcdef",
                "0123456789abcdef0123456789abcdef\n",
                "0123456789abcdef0123456789abcdeü"
            })
    void shouldRefuseAKeyThatIsTooShortOrMalformedWithoutRepeatingIt(String key) {
        thenThrownBy(() -> key(key))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("The operator's key, provisioning.operator-key, is too short or malformed.")
                .extracting(refusal -> ((StartRefusedException) refusal).action())
                .isEqualTo("Use 32 to 255 visible ASCII characters, no spaces, and make them random.");
    }

    @Test
    void shouldRefuseAKeyThatNoRequestCouldCarry() {
        thenThrownBy(() -> key("k".repeat(256))).isInstanceOf(StartRefusedException.class);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void shouldBeNobodysWithoutAKey(@Nullable String none) {
        // When
        OperatorKey key = key(none);

        // Then
        then(key.is(ApiKeyHash.of("operator-key"))).isFalse();
        then(key.is(ApiKeyHash.of(""))).isFalse();
    }

    @Test
    void shouldTakeTheDemosKeyOnlyWhereNoneIsConfigured() {
        // Given
        OperatorKey none = key("");
        OperatorKey configured = key(LONG_ENOUGH);

        // When, Then
        then(none.orElse("operator-key")).isTrue();
        then(none.is(ApiKeyHash.of("operator-key"))).isTrue();
        then(configured.orElse("operator-key")).isFalse();
        then(configured.is(ApiKeyHash.of("operator-key"))).isFalse();
        then(configured.is(ApiKeyHash.of(LONG_ENOUGH))).isTrue();
    }

    @Test
    void shouldPrintNoKey() {
        then(key(LONG_ENOUGH).toString()).doesNotContain(LONG_ENOUGH);
    }

    static OperatorKey key(@Nullable String operatorKey) {
        var environment = new MockEnvironment();
        if (operatorKey != null) {
            environment.setProperty("provisioning.operator-key", operatorKey);
        }
        return new OperatorKey(environment);
    }
}
