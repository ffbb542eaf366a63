package io.provisioning.history;

import java.util.Map;
import org.springframework.stereotype.Component;

/** The periods of single associations; those that a deleted owner leaves behind are part of the deletion rule. */
@Component
public class AssociationHistory {

    private static final String CREATED = "written AS (" + opening("CREATED", """
            SELECT association.*, association_tuple(account_id, resource_type, channel, resource_id,
                                                    application_id, entity_id) AS tuple
            FROM association
            JOIN application USING (account_id, application_no)
            LEFT JOIN entity USING (account_id, entity_no)
            WHERE account_id = :account AND association_id = :association""") + " RETURNING 1)";

    private static final String DELETED = """
            written AS (
                UPDATE association_period p
                SET valid_to = greatest(c.at, p.valid_from + interval '1 microsecond'), closed_change = c.change_id,
                    closing = 'DELETED', merged = false
                FROM this_change c
                WHERE p.account_id = :account AND p.association_id = :association AND p.valid_to IS NULL
                RETURNING 1)""";

    private final ChangeHistory history;

    AssociationHistory(ChangeHistory history) {
        this.history = history;
    }

    /**
     * SQL that opens periods. Each begins strictly after the one before it ended, also where the server's clock was set
     * back. The fences (OFFSET 0) let the digest be made once for each row.
     *
     * @param opening why
     * @param which a query for associations of {@code :account}, with their tuples
     */
    public static String opening(String opening, String which) {
        return """
                INSERT INTO association_period
                    (account_id, association_id, resource_type, channel, resource_id, application_no, entity_no, tuple,
                     previous_valid_to, valid_from, opened_change, opening)
                SELECT :account, association_id, resource_type, channel, resource_id, application_no, entity_no, tuple,
                       ended, greatest(c.at, ended + interval '1 microsecond'), c.change_id, '{opening}'
                FROM this_change c, (
                    SELECT which.*, (SELECT max(valid_to) FROM association_period p
                                     WHERE p.account_id = :account AND p.tuple = which.tuple) AS ended
                    FROM ({which} OFFSET 0) AS which
                    OFFSET 0) AS which""".replace("{opening}", opening).replace("{which}", which);
    }

    public void created(String accountId, long associationId) {
        history.write(accountId, Cause.ASSOCIATION_CREATED, CREATED, Map.of("association", associationId), 1);
    }

    public void deleted(String accountId, long associationId) {
        history.write(accountId, Cause.ASSOCIATION_DELETED, DELETED, Map.of("association", associationId), 1);
    }
}
