package io.provisioning.auditlog;

import io.provisioning.audit.Action;
import io.provisioning.audit.Subject;
import io.provisioning.error.ApiException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for; nulls do not narrow, all others must match exactly.
 *
 * @param from the first instant
 * @param to the first instant after it
 */
record AuditLogFilter(
        @Nullable String accountId,
        @Nullable String keyId,
        @Nullable Action action,
        @Nullable Subject subjectType,
        @Nullable String subjectId,
        @Nullable String requestId,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final String INSTANT = "must be a date and time with its offset, as 2026-03-01T09:00:00Z";

    /** Four digits for the year: all of these PostgreSQL can compare with. */
    private static final String FOUR_DIGITS = "[0-9]{4}-.*";

    /** @throws ApiException 400 naming the parameter */
    static @Nullable Instant instant(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            if (text.matches(FOUR_DIGITS)) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeException malformed) {
            throw ApiException.badRequest(parameter, INSTANT);
        }
        throw ApiException.badRequest(parameter, INSTANT);
    }
}
