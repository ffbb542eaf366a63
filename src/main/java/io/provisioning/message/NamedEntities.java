package io.provisioning.message;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.provisioning.audit.Action;
import io.provisioning.audit.AuditTrail;
import io.provisioning.audit.AuditTrail.Entry;
import io.provisioning.audit.Detail;
import io.provisioning.audit.Subject;
import io.provisioning.database.ActingAccount;
import io.provisioning.history.Owner;
import io.provisioning.history.OwnerHistory;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the entities that messages name, where there are none: account by account, each in four statements, however many.
 * Whoever makes the same at the same time waits, and then makes the rest; sorted, so that no two wait for each other.
 */
@Component
class NamedEntities {

    private final JdbcClient database;
    private final ActingAccount acting;
    private final OwnerHistory history;
    private final AuditTrail audit;

    NamedEntities(JdbcClient database, ActingAccount acting, OwnerHistory history, AuditTrail audit) {
        this.database = database;
        this.acting = acting;
        this.history = history;
        this.audit = audit;
    }

    /** Returns those that were made; all of them exist then. */
    Set<EntityName> createIfMissing(Set<EntityName> names) {
        Map<String, List<String>> idsByAccount = new TreeMap<>(
                names.stream().collect(groupingBy(EntityName::accountId, mapping(EntityName::entityId, toList()))));
        Set<EntityName> made = new HashSet<>();
        idsByAccount.forEach((accountId, ids) ->
                createIfMissing(accountId, ids).forEach(id -> made.add(new EntityName(accountId, id))));
        return made;
    }

    private List<String> createIfMissing(String accountId, List<String> ids) {
        acting.set(accountId);
        List<String> made = database.sql("""
                        INSERT INTO entity (account_id, entity_id, name)
                        SELECT :accountId, id, id FROM unnest(:ids) AS id ORDER BY id COLLATE "C"
                        ON CONFLICT DO NOTHING RETURNING entity_id""")
                .param("accountId", accountId)
                .param("ids", ids.toArray(String[]::new))
                .query((row, n) -> row.getString(1))
                .list();
        if (!made.isEmpty()) {
            history.created(accountId, Owner.ENTITY, made);
            audit.recordAll(
                    Action.CREATED,
                    Subject.ENTITY,
                    made.stream().map(id -> entry(accountId, id)).toList());
        }
        return made;
    }

    private static Entry entry(String accountId, String id) {
        return new Entry(accountId, id, Detail.of("entityName", id));
    }
}
