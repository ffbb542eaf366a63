package io.provisioning.naming;

import static org.assertj.core.api.BDDAssertions.then;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

    private static final Validator VALIDATOR = TestValidator.create();

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"a", " ", "\t\n", "null", "..", "\u0001", "\u0085", "\ud83d\ude00"})
    void shouldTakeAnyTextAndNone(String name) {
        then(complaints(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u4e2d", "\ud83d\ude00"})
    void shouldCountCodePoints(String character) {
        then(complaints(character.repeat(255))).isEmpty();
        then(complaints(character.repeat(256))).containsExactly("must be at most 255 characters long");
    }

    @Test
    void shouldRefuseWhatTheDatabaseCannotStore() {
        then(complaints("a\0b")).containsExactly("must not contain the character U+0000");
        then(complaints("a\ud800b")).containsExactly("must not contain unpaired surrogates");
        then(complaints("\udc00")).containsExactly("must not contain unpaired surrogates");
    }

    private static List<String> complaints(@Nullable String name) {
        return VALIDATOR.validate(new Named(name)).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }

    private record Named(@Name @Nullable String name) {}
}
