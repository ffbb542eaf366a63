package io.provisioning.audit;

import io.provisioning.http.CurrentRequest;
import io.provisioning.http.CurrentRequest.Origin;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes one row for a change, in its transaction: what is rolled back was never written. Who, from where, and in which
 * request, it asks the request itself, so that nobody has to hand it through.
 */
@Component
public class AuditTrail {

    private final JdbcClient database;
    private final CurrentRequest request;

    AuditTrail(JdbcClient database, CurrentRequest request) {
        this.database = database;
        this.request = request;
    }

    /**
     * Call it once for each change, after it was made.
     *
     * @param accountId whose data it is, not who did it
     * @param subjectId as callers know it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String accountId, Action action, Subject subject, String subjectId, Detail detail) {
        Origin origin = request.origin();
        database.sql("""
                        INSERT INTO audit_log
                            (account_id, actor, action, subject_type, subject_id, detail, address, request_id)
                        VALUES (?, ?, ?, ?, ?, CAST(? AS jsonb), ?, ?)""")
                .params(accountId, Actor.of(origin), action.name(), subject.name(), subjectId, detail.json())
                .param(origin == null ? null : origin.address())
                .param(origin == null ? null : origin.requestId())
                .update();
    }

    /** As {@link #record}, for many things to which the same was done at once; one statement, however many. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(Action action, Subject subject, List<Entry> entries) {
        Origin origin = request.origin();
        database.sql("""
                        INSERT INTO audit_log
                            (account_id, actor, action, subject_type, subject_id, detail, address, request_id)
                        SELECT account_id, ?, ?, ?, subject_id, CAST(detail AS jsonb), ?, ?
                        FROM unnest(?, ?, ?) AS entry(account_id, subject_id, detail)""")
                .params(Actor.of(origin), action.name(), subject.name())
                .param(origin == null ? null : origin.address())
                .param(origin == null ? null : origin.requestId())
                .params(
                        texts(entries, Entry::accountId),
                        texts(entries, Entry::subjectId),
                        texts(entries, entry -> entry.detail().json()))
                .update();
    }

    private static String[] texts(List<Entry> entries, Function<Entry, String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }

    /** One of many; the parameters of {@link #record} by which they differ. */
    public record Entry(String accountId, String subjectId, Detail detail) {}
}
