package io.provisioning.naming;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** An ISO date-time of a year of four digits with its offset, as {@code Z}, {@code +01:00} or {@code +0100}. */
public final class DateTime {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-.+(Z|[+-][0-9]{2}:?[0-9]{2})");

    private DateTime() {}

    /**
     * Reads one.
     *
     * @throws DateTimeException when it has another form, or there is no such day, time or offset
     */
    public static OffsetDateTime parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new DateTimeException("Not a date-time with its offset: " + text);
        }
        return OffsetDateTime.parse(text.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2"));
    }
}
