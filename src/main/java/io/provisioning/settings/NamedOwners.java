package io.provisioning.settings;

import io.provisioning.audit.Action;
import io.provisioning.audit.AuditTrail;
import io.provisioning.audit.Detail;
import io.provisioning.audit.Subject;
import io.provisioning.database.ActingAccount;
import io.provisioning.history.Owner;
import io.provisioning.history.OwnerHistory;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Makes the applications and entities that a key names, where there are none. Their rows have no other rule than the
 * table's own, so the room of each needs not be asked; sorted, so that two who make the same do not deadlock.
 */
@Repository
class NamedOwners {

    private final JdbcClient database;

    private final OwnerHistory history;

    private final AuditTrail audit;

    private final ActingAccount acting;

    NamedOwners(JdbcClient database, OwnerHistory history, AuditTrail audit, ActingAccount acting) {
        this.database = database;
        this.history = history;
        this.audit = audit;
        this.acting = acting;
    }

    /** Also for the operator, who belongs to no account. */
    void createIfMissing(String accountId, List<PlatformPair> pairs) {
        if (!pairs.isEmpty()) {
            acting.set(accountId);
        }
        createIfMissing(
                accountId,
                Owner.APPLICATION,
                pairs.stream().map(PlatformPair::applicationId).toList());
        createIfMissing(
                accountId,
                Owner.ENTITY,
                pairs.stream()
                        .map(PlatformPair::entityId)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private void createIfMissing(String accountId, Owner kind, List<String> ids) {
        if (!ids.isEmpty()) {
            String table = kind.word();
            List<String> made = database.sql("""
                            INSERT INTO %1$s (account_id, %1$s_id, name)
                            SELECT :accountId, id, id FROM unnest(:ids) AS id ORDER BY id COLLATE "C"
                            ON CONFLICT DO NOTHING RETURNING %1$s_id""".formatted(table))
                    .param("accountId", accountId)
                    .param("ids", ids.stream().distinct().toArray(String[]::new))
                    .query((row, n) -> row.getString(1))
                    .list();
            history.created(accountId, kind, made);
            Subject subject = Subject.valueOf(kind.name());
            made.forEach(id -> audit.record(accountId, Action.CREATED, subject, id, Detail.of(table + "Name", id)));
        }
    }
}
