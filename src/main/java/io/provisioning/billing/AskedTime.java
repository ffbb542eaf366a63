package io.provisioning.billing;

import io.provisioning.error.ApiException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which time is asked about: {@code [from, to)}. One instant is the microsecond that begins there, the finest that
 * PostgreSQL tells apart, so that both are answered by the same comparisons.
 */
record AskedTime(Instant from, Instant to, boolean asOf) {

    private static final String INSTANT = "must be a date and time with its offset, as 2026-03-01T09:00:00Z";

    /** The years of four digits, in UTC: all of these PostgreSQL can compare with, and cursors can name. */
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    static AskedTime at(Instant at) {
        return new AskedTime(at, at.plus(1, ChronoUnit.MICROS), true);
    }

    /**
     * As parameters have it; null where they name no time.
     *
     * @throws ApiException 400 naming the parameter
     */
    static @Nullable AskedTime parse(@Nullable String at, @Nullable String from, @Nullable String to) {
        if (at != null && (from != null || to != null)) {
            throw ApiException.badRequest(
                    "at", "cannot be given with from and to: ask for an instant, or for a period");
        }
        if (at != null) {
            return at(instant("at", at));
        }
        if (from == null && to == null) {
            return null;
        }
        if (from == null || to == null) {
            throw ApiException.badRequest(from == null ? "from" : "to", "is required: a period has both ends");
        }
        var asked = new AskedTime(instant("from", from), instant("to", to), false);
        if (!asked.from.isBefore(asked.to)) {
            throw ApiException.badRequest("to", "must be after from");
        }
        return asked;
    }

    private static Instant instant(String parameter, String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (isKnown(instant)) {
                return instant;
            }
        } catch (DateTimeException malformed) {
            throw ApiException.badRequest(parameter, INSTANT);
        }
        throw ApiException.badRequest(parameter, INSTANT);
    }

    static boolean isKnown(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }
}
