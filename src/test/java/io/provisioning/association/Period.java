package io.provisioning.association;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A row of an account's history as the tests compare it. */
record Period(
        String resource,
        String application,
        @Nullable String entity,
        String opening,
        @Nullable String closing,
        @Nullable Boolean merged,
        OffsetDateTime from,
        @Nullable OffsetDateTime to) {

    /** All of an account, in the order in which they began; those that began together by resource. */
    static List<Period> all(JdbcClient database, String account) {
        return database.sql("""
                        SELECT resource_id AS resource, (
                                   SELECT min(application_id) FROM application_period a
                                   WHERE a.account_id = p.account_id AND a.application_no = p.application_no) AS application, (
                                   SELECT min(entity_id) FROM entity_period e
                                   WHERE e.account_id = p.account_id AND e.entity_no = p.entity_no) AS entity,
                               opening, closing, merged, valid_from AS from, valid_to AS to
                        FROM association_period p WHERE account_id = ?
                        ORDER BY valid_from, resource_id, association_id""").param(account).query(Period.class).list();
    }

    Tuple tuple() {
        return new Tuple(resource, application, entity);
    }

    /** Everything but the instants. */
    String story() {
        return "%s %s %s: %s, %s%s"
                .formatted(
                        resource,
                        application,
                        entity,
                        opening,
                        closing == null ? "stands" : closing,
                        Boolean.TRUE.equals(merged) ? ", merged" : "");
    }
}
