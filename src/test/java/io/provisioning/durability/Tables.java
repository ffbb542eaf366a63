package io.provisioning.durability;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables say about one account, and whether they agree with each other. */
record Tables(JdbcClient database, String account) {

    private static final String STANDING =
            "SELECT association_id, resource_type, channel, resource_id, application_no, entity_no FROM ";

    private static final String AUDITED =
            "SELECT request_id, subject_id FROM audit_log WHERE account_id = :account AND ";

    /** Two queries each, whose rows are the same: what was written in one transaction is there together, or not at all. */
    private static final Map<String, List<String>> THE_SAME = Map.ofEntries(
            same(
                    "what stands, and the periods that are open",
                    STANDING + "association WHERE account_id = :account",
                    STANDING + "association_period WHERE account_id = :account AND valid_to IS NULL"),
            same(
                    "applications, and their open periods",
                    "SELECT application_no, application_id, name FROM application WHERE account_id = :account",
                    "SELECT application_no, application_id, name FROM application_period"
                            + " WHERE account_id = :account AND valid_to IS NULL"),
            same(
                    "entities, and their open periods",
                    "SELECT entity_no, entity_id, name FROM entity WHERE account_id = :account",
                    "SELECT entity_no, entity_id, name FROM entity_period WHERE account_id = :account AND valid_to IS NULL"),
            same(
                    "associations, and those whose owners exist",
                    "SELECT association_id FROM association WHERE account_id = :account",
                    "SELECT association_id FROM association s JOIN application USING (account_id, application_no)"
                            + " LEFT JOIN entity e USING (account_id, entity_no)"
                            + " WHERE account_id = :account AND (s.entity_no IS NULL OR e.entity_id IS NOT NULL)"),
            same(
                    "changes, and the audit trail",
                    "SELECT request_id, cause FROM change WHERE account_id = :account AND cause <> 'EXISTED'",
                    "SELECT request_id, subject_type || '_' || action FROM audit_log WHERE account_id = :account"),
            same(
                    "changes, and those that some period names",
                    "SELECT change_id FROM change WHERE account_id = :account",
                    """
                    SELECT opened_change FROM association_period WHERE account_id = :account
                    UNION SELECT closed_change FROM association_period WHERE account_id = :account AND closed_change IS NOT NULL
                    UNION SELECT opened_change FROM application_period WHERE account_id = :account
                    UNION SELECT closed_change FROM application_period WHERE account_id = :account AND closed_change IS NOT NULL
                    UNION SELECT opened_change FROM entity_period WHERE account_id = :account
                    UNION SELECT closed_change FROM entity_period WHERE account_id = :account AND closed_change IS NOT NULL"""),
            same(
                    "creations in the history, and in the audit trail",
                    periods("association", "resource_id", "opened_change", "p.opening = 'CREATED'"),
                    AUDITED + "subject_type = 'ASSOCIATION' AND action = 'CREATED'"),
            same(
                    "deletions in the history, and in the audit trail",
                    periods("association", "resource_id", "closed_change", "p.closing = 'DELETED'"),
                    AUDITED + "subject_type = 'ASSOCIATION' AND action = 'DELETED'"),
            same(
                    "deleted applications in the history, and in the audit trail",
                    periods("application", "application_id", "closed_change", "true"),
                    AUDITED + "subject_type = 'APPLICATION' AND action = 'DELETED'"),
            same(
                    "deleted entities in the history, and in the audit trail",
                    periods("entity", "entity_id", "closed_change", "true"),
                    AUDITED + "subject_type = 'ENTITY' AND action = 'DELETED'"));

    void thenAgreeWithEachOther() {
        THE_SAME.forEach((what, queries) -> {
            String one = queries.get(0);
            String other = queries.get(1);
            then(query("(%s EXCEPT ALL (%s)) UNION ALL (%s EXCEPT ALL (%s)) LIMIT 10"
                            .formatted("(" + one + ")", other, "(" + other + ")", one)))
                    .as("%s: of %s, only one has", what, account)
                    .isEmpty();
        });
    }

    Set<Link> standing() {
        return new HashSet<>(database.sql("""
                        SELECT resource_id, application_id, entity_id FROM association
                        JOIN application USING (account_id, application_no)
                        LEFT JOIN entity USING (account_id, entity_no)
                        WHERE account_id = :account""")
                .param("account", account)
                .query((row, n) -> new Link(row.getString(1), row.getString(2), row.getString(3)))
                .list());
    }

    /** What requests did, as the history has it: id and cause. */
    Set<String> records() {
        return new HashSet<>(
                database.sql("""
                        SELECT request_id || ' ' || cause FROM change
                        WHERE account_id = :account AND request_id IS NOT NULL""").param("account", account).query(String.class).list());
    }

    boolean has(Victim victim) {
        String owner = victim.kind().word();
        return !query("SELECT {t}_no FROM {t} WHERE account_id = :account AND {t}_id = 'victim'".replace("{t}", owner))
                .isEmpty();
    }

    private List<Map<String, Object>> query(String sql) {
        return database.sql(sql).param("account", account).query().listOfRows();
    }

    private static String periods(String of, String subject, String change, String which) {
        return """
                SELECT c.request_id, p.{subject} FROM {of}_period p
                JOIN change c ON c.account_id = p.account_id AND c.change_id = p.{change}
                WHERE p.account_id = :account AND {which}""".replace("{of}", of)
                .replace("{subject}", subject)
                .replace("{change}", change)
                .replace("{which}", which);
    }

    private static Map.Entry<String, List<String>> same(String what, String one, String other) {
        return Map.entry(what, List.of(one, other));
    }
}
