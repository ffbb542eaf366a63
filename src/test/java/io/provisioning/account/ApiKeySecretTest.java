package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeySecretTest {

    private final String key = ApiKeySecret.generate().reveal();

    @Test
    void shouldBeRecognisableAndFitIntoAHeader() {
        then(key).matches("pak_[0-9A-Za-z]{28}");
        then(ApiKeySecret.isMistyped(key)).isFalse();
    }

    /** Each of 22 places has any of 62 digits: 131 bits. */
    @Test
    void shouldBeRandomInEveryPlace() {
        // When
        var keys = IntStream.range(0, 2000)
                .mapToObj(i -> ApiKeySecret.generate().reveal())
                .collect(Collectors.toSet());

        // Then
        then(keys).hasSize(2000);
        for (int place = 4; place < 26; place++) {
            int at = place;
            then(keys.stream().map(each -> each.charAt(at)).collect(Collectors.toSet()))
                    .hasSize(62);
        }
    }

    @Test
    void shouldNoticeEverySingleWrongCharacterAndEverySwap() {
        for (int i = 4; i < key.length(); i++) {
            char other = key.charAt(i) == 'x' ? 'y' : 'x';
            then(ApiKeySecret.isMistyped(key.substring(0, i) + other + key.substring(i + 1)))
                    .isTrue();
            if (key.charAt(i) != key.charAt(i - 1) && i > 4) {
                String swapped = key.substring(0, i - 1) + key.charAt(i) + key.charAt(i - 1) + key.substring(i + 1);
                then(ApiKeySecret.isMistyped(swapped)).as(swapped).isTrue();
            }
        }
    }

    @Test
    void shouldNoticeAnyOtherLength() {
        then(ApiKeySecret.isMistyped(key + "0")).isTrue();
        for (int length = 4; length < key.length(); length++) {
            then(ApiKeySecret.isMistyped(key.substring(0, length))).isTrue();
        }
    }

    /** Written down once, so that keys that were made stay keys. */
    @Test
    void shouldKeepItsChecksum() {
        then(ApiKeySecret.isMistyped("pak_0123456789ABCDEFGHIJKL1Fuz2K")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-key", "PAK_0", "pak", "", "xpak_0"})
    void shouldHoldNoOtherKeyToItsForm(String other) {
        then(ApiKeySecret.isMistyped(other)).isFalse();
    }

    @Test
    void shouldBeKnownByItsHash() {
        var secret = ApiKeySecret.generate();
        then(secret.hash()).isEqualTo(ApiKeyHash.of(secret.reveal())).hasSize(32);
    }

    @Test
    void shouldNotShowItself() {
        then(ApiKeySecret.generate().toString()).isEqualTo("ApiKeySecret[]");
    }
}
