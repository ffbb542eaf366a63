package io.provisioning.auditlog;

import io.provisioning.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended. It names the last change that was read and not how many there were, so that what is added
 * meanwhile moves nothing. Callers only hand it back.
 *
 * @param at in microseconds, as PostgreSQL keeps it
 */
record Cursor(Instant at, long id) {

    /** No longer than what PostgreSQL can keep as a time. */
    private static final Pattern DECODED = Pattern.compile("([0-9]{1,16})\\.([0-9]{1,18})");

    /** @throws ApiException 400 for whatever was not answered as one */
    static Cursor parse(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher parts = DECODED.matcher(decoded);
            if (parts.matches()) {
                Instant at = Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
                return new Cursor(at, Long.parseLong(parts.group(2)));
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw refusal();
        }
        throw refusal();
    }

    /** Ids begin with 1, so that this is before all changes of the instant. */
    static Cursor before(Instant instant) {
        return new Cursor(instant, 0);
    }

    /**
     * The one that leaves less. PostgreSQL walks backwards from one of two upper bounds, and steps over what the other
     * excludes: as many as there are.
     */
    static @Nullable Cursor earlier(@Nullable Cursor one, @Nullable Cursor other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Comparator.comparing(Cursor::at).thenComparing(Cursor::id).compare(one, other) < 0 ? one : other;
    }

    @Override
    public String toString() {
        String plain = ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    private static ApiException refusal() {
        return ApiException.badRequest("cursor", "must be the nextCursor of an answer");
    }
}
