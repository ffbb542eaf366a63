package io.provisioning.history;

import io.provisioning.audit.Actor;
import io.provisioning.http.CurrentRequest;
import io.provisioning.http.CurrentRequest.Origin;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The history of many entities that were made at once, of whatever accounts: one change for each account, and one
 * statement and one instant for all. As for single changes, the instant is asked for after every lock.
 */
@Component
public class EntityBatchHistory {

    private static final String CREATED = """
            WITH named AS (
                SELECT * FROM unnest(CAST(:accounts AS text[]), CAST(:ids AS text[])) AS named(account_id, entity_id)
            ), instant AS MATERIALIZED (
                SELECT history_instant() AS at
            ), this_change AS (
                INSERT INTO change (account_id, at, cause, actor, request_id)
                SELECT account_id, at, :cause, :actor, :requestId
                FROM instant, (SELECT DISTINCT account_id FROM named) AS accounts
                RETURNING account_id, change_id, at
            ), written AS (
                INSERT INTO entity_period
                    (account_id, entity_no, entity_id, name, previous_valid_to, valid_from, opened_change)
                SELECT made.account_id, entity_no, made.entity_id, name, ended,
                       greatest(c.at, ended + interval '1 microsecond'), c.change_id
                FROM named
                JOIN this_change c USING (account_id), LATERAL (
                    SELECT e.*, (SELECT max(valid_to) FROM entity_period p
                                 WHERE p.account_id = e.account_id AND p.entity_id = e.entity_id) AS ended
                    FROM entity e
                    WHERE e.account_id = named.account_id AND e.entity_id = named.entity_id
                    OFFSET 0) AS made
                RETURNING 1)
            SELECT count(*) FROM written""";

    private final JdbcClient database;
    private final CurrentRequest request;

    EntityBatchHistory(JdbcClient database, CurrentRequest request) {
        this.database = database;
        this.request = request;
    }

    /**
     * Call it once, after they were made.
     *
     * @param accountIds whose each of them is, in the order of the ids
     * @throws IllegalStateException when another number of periods was written
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void created(String[] accountIds, String[] ids) {
        Origin origin = request.origin();
        int written = database.sql(CREATED)
                .param("accounts", accountIds)
                .param("ids", ids)
                .param("cause", Cause.ENTITY_CREATED.name())
                .param("actor", Actor.of(origin))
                .param("requestId", origin == null ? null : origin.requestId())
                .query(Integer.class)
                .single();
        if (written != ids.length) {
            throw new IllegalStateException(
                    "The history has %d periods for %d new entities".formatted(written, ids.length));
        }
    }
}
