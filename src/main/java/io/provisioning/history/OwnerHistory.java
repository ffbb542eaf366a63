package io.provisioning.history;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How applications and entities were called, and when. Their ends are part of the deletion rule. */
@Component
public class OwnerHistory {

    private static final String CREATED = """
            written AS (
                INSERT INTO {owner}_period
                    (account_id, {owner}_no, {owner}_id, name, previous_valid_to, valid_from, opened_change)
                SELECT made.account_id, {owner}_no, made.{owner}_id, name, ended,
                       greatest(c.at, ended + interval '1 microsecond'), c.change_id
                FROM unnest(CAST(:accounts AS text[]), CAST(:ids AS text[])) AS named(account_id, {owner}_id)
                JOIN this_change c USING (account_id), LATERAL (
                    SELECT o.*, (SELECT max(valid_to) FROM {owner}_period p
                                 WHERE p.account_id = o.account_id AND p.{owner}_id = o.{owner}_id) AS ended
                    FROM {owner} o
                    WHERE o.account_id = named.account_id AND o.{owner}_id = named.{owner}_id
                    OFFSET 0) AS made
                RETURNING 1)""";

    private static final String RENAMED = """
            closed AS (
                UPDATE {owner}_period p
                SET valid_to = greatest(c.at, p.valid_from + interval '1 microsecond'), closed_change = c.change_id
                FROM this_change c
                WHERE p.account_id = :account AND p.{owner}_id = :id AND p.valid_to IS NULL
                RETURNING p.{owner}_no, p.valid_to
            ), written AS (
                INSERT INTO {owner}_period
                    (account_id, {owner}_no, {owner}_id, name, previous_valid_to, valid_from, opened_change)
                SELECT o.account_id, {owner}_no, {owner}_id, name, closed.valid_to, closed.valid_to, c.change_id
                FROM this_change c, {owner} o JOIN closed USING ({owner}_no)
                WHERE o.account_id = :account
                RETURNING 1)""";

    private final ChangeHistory history;

    OwnerHistory(ChangeHistory history) {
        this.history = history;
    }

    /** The application {@code default} comes with its account, and nobody else makes it. */
    public void accountCreated(String accountId) {
        created(Cause.ACCOUNT_CREATED, Owner.APPLICATION, new String[] {accountId}, "default");
    }

    /** Nothing is written where there are none. */
    public void created(String accountId, Owner owner, List<String> ids) {
        String[] accountIds = Collections.nCopies(ids.size(), accountId).toArray(String[]::new);
        created(owner, accountIds, ids.toArray(String[]::new));
    }

    /**
     * Those that were made at once, of whatever accounts: one statement, and one change for each account.
     *
     * @param accountIds whose each of them is, in the order of the ids
     */
    public void created(Owner owner, String[] accountIds, String[] ids) {
        if (ids.length > 0) {
            created(
                    owner == Owner.APPLICATION ? Cause.APPLICATION_CREATED : Cause.ENTITY_CREATED,
                    owner,
                    accountIds,
                    ids);
        }
    }

    /** For a name that is another one than before. */
    public void renamed(String accountId, Owner owner, String id) {
        Cause cause = owner == Owner.APPLICATION ? Cause.APPLICATION_RENAMED : Cause.ENTITY_RENAMED;
        history.write(accountId, cause, of(owner, RENAMED), Map.of("id", id), 1);
    }

    private void created(Cause cause, Owner owner, String[] accountIds, String... ids) {
        history.write(accountIds, cause, of(owner, CREATED), Map.of("ids", ids), ids.length);
    }

    private static String of(Owner owner, String sql) {
        return sql.replace("{owner}", owner.word());
    }
}
