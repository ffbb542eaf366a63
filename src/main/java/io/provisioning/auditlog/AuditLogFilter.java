package io.provisioning.auditlog;

import io.provisioning.audit.Action;
import io.provisioning.audit.Subject;
import io.provisioning.error.ApiException;
import io.provisioning.naming.DateTime;
import java.time.DateTimeException;
import java.time.Instant;
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

    /** @throws ApiException 400 naming the parameter */
    static @Nullable Instant instant(String parameter, @Nullable String text) {
        try {
            return text == null ? null : DateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw ApiException.badRequest(parameter, INSTANT);
        }
    }
}
