package io.provisioning.history;

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
                FROM this_change c, unnest(CAST(:ids AS text[])) AS named({owner}_id), LATERAL (
                    SELECT o.*, (SELECT max(valid_to) FROM {owner}_period p
                                 WHERE p.account_id = :account AND p.{owner}_id = o.{owner}_id) AS ended
                    FROM {owner} o
                    WHERE o.account_id = :account AND o.{owner}_id = named.{owner}_id
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
        created(accountId, Cause.ACCOUNT_CREATED, Owner.APPLICATION, List.of("default"));
    }

    /** Those that were made at once; nothing is written where there are none. */
    public void created(String accountId, Owner owner, List<String> ids) {
        if (!ids.isEmpty()) {
            created(
                    accountId,
                    owner == Owner.APPLICATION ? Cause.APPLICATION_CREATED : Cause.ENTITY_CREATED,
                    owner,
                    ids);
        }
    }

    /** For a name that is another one than before. */
    public void renamed(String accountId, Owner owner, String id) {
        Cause cause = owner == Owner.APPLICATION ? Cause.APPLICATION_RENAMED : Cause.ENTITY_RENAMED;
        history.write(accountId, cause, of(owner, RENAMED), Map.of("id", id), 1);
    }

    private void created(String accountId, Cause cause, Owner owner, List<String> ids) {
        history.write(accountId, cause, of(owner, CREATED), Map.of("ids", ids.toArray(String[]::new)), ids.size());
    }

    private static String of(Owner owner, String sql) {
        return sql.replace("{owner}", owner.word());
    }
}
