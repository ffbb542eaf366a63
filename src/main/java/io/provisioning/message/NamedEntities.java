package io.provisioning.message;

import io.provisioning.audit.Action;
import io.provisioning.audit.AuditTrail;
import io.provisioning.audit.AuditTrail.Entry;
import io.provisioning.audit.Detail;
import io.provisioning.audit.Subject;
import io.provisioning.history.Owner;
import io.provisioning.history.OwnerHistory;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the entities that messages name, where there are none: three statements, however many and of whatever accounts.
 * Whoever makes the same at the same time waits, and then makes the rest; sorted, so that no two wait for each other.
 */
@Component
class NamedEntities {

    private final JdbcClient database;
    private final OwnerHistory history;
    private final AuditTrail audit;

    NamedEntities(JdbcClient database, OwnerHistory history, AuditTrail audit) {
        this.database = database;
        this.history = history;
        this.audit = audit;
    }

    /** Returns those that were made; all of them exist then. */
    Set<EntityName> createIfMissing(Set<EntityName> names) {
        if (names.isEmpty()) {
            return Set.of();
        }
        List<EntityName> made = database.sql("""
                        INSERT INTO entity (account_id, entity_id, name)
                        SELECT account_id, entity_id, entity_id
                        FROM unnest(:accounts, :ids) AS named(account_id, entity_id)
                        ORDER BY account_id COLLATE "C", entity_id COLLATE "C"
                        ON CONFLICT DO NOTHING RETURNING account_id, entity_id""")
                .param("accounts", texts(names, EntityName::accountId))
                .param("ids", texts(names, EntityName::entityId))
                .query(EntityName.class)
                .list();
        if (!made.isEmpty()) {
            history.created(Owner.ENTITY, texts(made, EntityName::accountId), texts(made, EntityName::entityId));
            audit.recordAll(
                    Action.CREATED,
                    Subject.ENTITY,
                    made.stream().map(NamedEntities::entry).toList());
        }
        return Set.copyOf(made);
    }

    private static Entry entry(EntityName made) {
        return new Entry(made.accountId(), made.entityId(), Detail.of("entityName", made.entityId()));
    }

    private static String[] texts(Collection<EntityName> names, Function<EntityName, String> text) {
        return names.stream().map(text).toArray(String[]::new);
    }
}
