package io.provisioning.naming;

import static org.assertj.core.api.BDDAssertions.then;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    private static final Validator VALIDATOR = TestValidator.create();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " a",
                "a ",
                "a b",
                "...",
                ". ",
                "/",
                "%",
                ";",
                "\\",
                "Null",
                "NULL",
                "null ",
                "default",
                "\u00a0",
                "\u00e4",
                "\ud83d\ude00",
                "\u200b",
                "\ufeff",
                "\ue000",
                "\uffff",
                "\udbff\udfff"
            })
    void shouldTakeWhatCanBeWrittenAndAddressed(String id) {
        then(complaints(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "   ", "\t", "\n", "\r\n", "\u000b", "\u001c", "\u2003", "\u3000", "\u2028", "\u1680"})
    void shouldRefuseBlankOnes(String id) {
        then(complaints(id)).containsOnly("must not be blank").hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000", "\u0000", "a\nb", "\ta", "a\r", "a\u001f", "a\u007f", "a\u0080", "a\u0085", "a\u009f"
            })
    void shouldRefuseControlCharacters(String id) {
        then(complaints(id)).containsOnly("must not contain control characters").hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xD800, 0xDBFF, 0xDC00, 0xDFFF})
    void shouldRefuseUnpairedSurrogatesWhereverTheyStand(int surrogate) {
        String alone = Character.toString((char) surrogate);
        then(List.of(alone, "a" + alone, alone + "a", "\ud83d\ude00" + alone + "a"))
                .allSatisfy(id -> then(complaints(id))
                        .containsOnly("must not contain unpaired surrogates")
                        .hasSize(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00e4", "\u4e2d", "\ud83d\ude00"})
    void shouldCountCodePoints(String character) {
        then(complaints(character.repeat(255))).isEmpty();
        then(complaints(character.repeat(256)))
                .containsOnly("must be at most 255 characters long")
                .hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "., applicationId entityId entityIdInQuery",
        ".., applicationId entityId entityIdInQuery",
        "null, entityId"
    })
    void shouldReserveWhatAPathOrAQueryGivesAnotherMeaning(String id, String refusing) {
        then(fieldsThatRefuse(id)).containsExactlyInAnyOrder(refusing.split(" "));
    }

    @Test
    void shouldLeaveNullToNotNull() {
        then(complaints(null)).isEmpty();
    }

    private static List<String> complaints(@Nullable String id) {
        return VALIDATOR.validate(new Ids(id, id, id, id)).stream()
                .map(ConstraintViolation::getMessage)
                .toList();
    }

    private static List<String> fieldsThatRefuse(String id) {
        return VALIDATOR.validate(new Ids(id, id, id, id)).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .toList();
    }

    private record Ids(
            @ApplicationId @Nullable String applicationId,
            @EntityId @Nullable String entityId,
            @EntityIdInQuery @Nullable String entityIdInQuery,
            @ResourceId @Nullable String resourceId) {}
}
