package io.provisioning.naming;

import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** What ids and names have in common. */
final class Text {

    static final int MAX_LENGTH = 255;
    static final String TOO_LONG = "must be at most " + MAX_LENGTH + " characters long";
    static final String UNPAIRED_SURROGATE = "must not contain unpaired surrogates";

    private Text() {}

    /** Counts code points, as JSON Schema does: an emoji is one character, not two. */
    static boolean isTooLong(String text) {
        return text.codePointCount(0, text.length()) > MAX_LENGTH;
    }

    /** Such text has no UTF-8 form: stored, it would silently become another text. */
    static boolean hasUnpairedSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Reports the complaint instead of the annotation's message; no complaint means valid. */
    static boolean accept(@Nullable String complaint, ConstraintValidatorContext context) {
        if (complaint == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(complaint).addConstraintViolation();
        return false;
    }
}
