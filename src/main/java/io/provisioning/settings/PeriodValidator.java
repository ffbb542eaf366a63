package io.provisioning.settings;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

class PeriodValidator implements ConstraintValidator<Period, String> {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** Java would also read small letters, signs and commas. */
    private static final Pattern WRITTEN = Pattern.compile("P[0-9.DTHMS]{2,40}");

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return text == null || (WRITTEN.matcher(text).matches() && isWithinBounds(text));
    }

    private static boolean isWithinBounds(String text) {
        try {
            Duration period = Duration.parse(text);
            return period.compareTo(SHORTEST) >= 0
                    && period.compareTo(LONGEST) <= 0
                    && period.equals(Duration.ofMillis(period.toMillis()));
        } catch (DateTimeParseException malformed) {
            return false;
        }
    }
}
