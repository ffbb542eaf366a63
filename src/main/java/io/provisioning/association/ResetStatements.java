package io.provisioning.association;

/**
 * The SQL of the deletion rule, step by step. A record, so that tests can break one step and see that somebody
 * notices; {@code docs/deletion.md} says which test guards which word.
 *
 * @param takeTurn an account's deletions run one after another; without it, two that share resources deadlock. Where
 *     there is no such owner, there is no row either, and nothing to wait for
 * @param lockOwner a statement of its own: what was linked before it is seen by the next one, and what would be
 *     linked after it waits for this lock and then finds the owner gone
 * @param countLinked how many resources are linked, for those who would rather be refused
 * @param reset moves what is linked to (default, none); an UPDATE would violate the key where two become one. DO
 *     NOTHING takes care of both kinds of meeting: with what stands there already, and among the rows themselves. Sorted,
 *     as everything that writes several rows is
 * @param deleteOwner refused by the foreign keys while anything is linked
 */
record ResetStatements(String takeTurn, String lockOwner, String countLinked, String reset, String deleteOwner) {

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
                )
                INSERT INTO association (account_id, resource_type, channel, resource_id, application_no, entity_no)
                SELECT :account, resource_type, channel, resource_id, :default, NULL::bigint
                FROM unlinked
                ORDER BY resource_type, channel, resource_id
                ON CONFLICT DO NOTHING""".replace("{owner}", owner.word()),
                """
                DELETE FROM {owner}
                WHERE account_id = :account AND {owner}_no = :no""".replace("{owner}", owner.word()));
    }
}
