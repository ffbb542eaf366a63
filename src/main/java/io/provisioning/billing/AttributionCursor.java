package io.provisioning.billing;

import io.provisioning.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page ended. It names the last period that was read, and periods never move, so that what is changed meanwhile
 * makes nothing appear twice or not at all. Callers only hand it back.
 *
 * @param at the instant that is asked about, so that whoever names none asks every page about the same one
 */
record AttributionCursor(String accountId, long associationId, Instant at) {

    /** Years of four digits, in microseconds. */
    private static final Pattern DECODED = Pattern.compile("([A-Za-z0-9._-]{1,64}) ([0-9]{1,18}) (-?[0-9]{1,18})");

    /** @throws ApiException 400 for whatever was not answered as one */
    static AttributionCursor parse(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            Matcher parts = DECODED.matcher(decoded);
            if (parts.matches()) {
                Instant at = Instant.EPOCH.plus(Long.parseLong(parts.group(3)), ChronoUnit.MICROS);
                if (AskedTime.isKnown(at)) {
                    return new AttributionCursor(parts.group(1), Long.parseLong(parts.group(2)), at);
                }
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw refusal();
        }
        throw refusal();
    }

    @Override
    public String toString() {
        // Not ChronoUnit.between: it counts nanoseconds, of which a long has too few for the year 9999.
        long micros = Math.multiplyExact(at.getEpochSecond(), 1_000_000L) + at.getNano() / 1_000;
        String plain = "%s %d %d".formatted(accountId, associationId, micros);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    private static ApiException refusal() {
        return ApiException.badRequest("cursor", "must be the nextCursor of an answer");
    }
}
