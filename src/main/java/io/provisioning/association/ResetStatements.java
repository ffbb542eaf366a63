package io.provisioning.association;

import io.provisioning.history.AssociationHistory;
import io.provisioning.history.Owner;

/**
 * The SQL of the deletion rule, step by step. A record, so that tests can break one step and see that somebody
 * notices; {@code docs/deletion.md} says which test guards which word.
 *
 * @param takeTurn an account's deletions run one after another; without it, two that share resources deadlock. Where
 *     there is no such owner, there is no row either, and nothing to wait for
 * @param lockOwner a statement of its own: what was linked before it is seen by the next one, and what would be
 *     linked after it waits for this lock and then finds the owner gone
 * @param countLinked how many resources are linked, for those who would rather be refused
 * @param reset moves what is linked to (default, none); an UPDATE would violate the key where two become one. They become
 *     one among themselves (DISTINCT), and with what stands there already: that is not written again, but locked, so that
 *     nobody deletes it before the history says that it stayed. Sorted, as everything that writes several rows is
 * @param deleteOwner refused by the foreign keys while anything is linked
 * @param history closes the periods of what was linked and of the owner's name, and opens those of what was reset. The
 *     last one, for its instant is to be later than what any of the others had to wait for. What belongs together is looked
 *     up row by row, by its key, not joined: nobody has counted yet what this transaction wrote, and the planner would
 *     take a million rows for one
 */
record ResetStatements(
        String takeTurn, String lockOwner, String countLinked, String reset, String deleteOwner, String history) {

    private static final String RESET = """
            SELECT (SELECT association_id FROM association a
                    WHERE a.account_id = :account AND a.resource_type = r.resource_type AND a.channel = r.channel
                      AND a.resource_id = r.resource_id AND a.application_no = :default AND a.entity_no IS NULL) AS association_id,
                   resource_type, channel, resource_id, :default AS application_no, NULL::bigint AS entity_no,
                   association_tuple(:account, resource_type, channel, resource_id, 'default', NULL) AS tuple
            FROM (SELECT DISTINCT resource_type, channel, resource_id FROM closed WHERE NOT merged) AS r""";

    static ResetStatements of(Owner owner) {
        return new ResetStatements(
                """
                SELECT application_no FROM application
                WHERE account_id = :account AND application_id = 'default'
                  AND EXISTS (SELECT FROM {owner} WHERE account_id = :account AND {owner}_id = :id)
                FOR NO KEY UPDATE""".replace("{owner}", owner.word()),
                """
                SELECT {owner}_no FROM {owner}
                WHERE account_id = :account AND {owner}_id = :id FOR UPDATE""".replace("{owner}", owner.word()),
                """
                SELECT count(*) FROM association
                WHERE account_id = :account AND {owner}_no = :no""".replace("{owner}", owner.word()),
                """
                WITH unlinked AS (
                    DELETE FROM association
                    WHERE account_id = :account AND {owner}_no = :no
                    RETURNING resource_type, channel, resource_id
                ), reset AS (
                    INSERT INTO association (account_id, resource_type, channel, resource_id, application_no, entity_no)
                    SELECT DISTINCT :account, resource_type, channel, resource_id, :default, NULL::bigint
                    FROM unlinked
                    ORDER BY resource_type, channel, resource_id
                    ON CONFLICT ON CONSTRAINT association_once DO UPDATE SET channel = EXCLUDED.channel WHERE false
                    RETURNING 1
                )
                SELECT (SELECT count(*) FROM unlinked) AS unlinked, (SELECT count(*) FROM reset) AS moved""".replace("{owner}", owner.word()),
                """
                DELETE FROM {owner}
                WHERE account_id = :account AND {owner}_no = :no""".replace("{owner}", owner.word()),
                """
                closed AS (
                    UPDATE association_period p
                    SET valid_to = greatest(c.at, p.valid_from + interval '1 microsecond'),
                        closed_change = c.change_id, closing = '{OWNER}_DELETED', merged = coalesce((
                            SELECT (SELECT true FROM association_period stood
                                    WHERE stood.account_id = :account AND stood.association_id = a.association_id)
                            FROM association a
                            WHERE a.account_id = :account AND a.resource_type = p.resource_type AND a.channel = p.channel
                              AND a.resource_id = p.resource_id AND a.application_no = :default AND a.entity_no IS NULL), false)
                    FROM this_change c
                    WHERE p.account_id = :account AND p.{owner}_no = :no AND p.valid_to IS NULL
                    RETURNING p.resource_type, p.channel, p.resource_id, p.merged
                ), opened AS (
                    {opening}
                ), ended AS (
                    UPDATE {owner}_period p
                    SET valid_to = greatest(c.at, p.valid_from + interval '1 microsecond'), closed_change = c.change_id
                    FROM this_change c
                    WHERE p.account_id = :account AND p.{owner}_no = :no AND p.valid_to IS NULL
                    RETURNING 1
                ), written AS (SELECT FROM closed UNION ALL SELECT FROM ended)""".replace("{owner}", owner.word())
                        .replace("{OWNER}", owner.name())
                        .replace("{opening}", AssociationHistory.opening("RESET", RESET)));
    }
}
