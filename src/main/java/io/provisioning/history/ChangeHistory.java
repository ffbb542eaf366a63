package io.provisioning.history;

import io.provisioning.audit.Actor;
import io.provisioning.http.CurrentRequest;
import io.provisioning.http.CurrentRequest.Origin;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down one change with the periods that it opens and closes, in one statement and in the transaction of the
 * change. Its instant is asked for after every lock of the change, so call it when nothing is left to wait for: what is
 * done to the same rows one after another then has instants in the same order.
 */
@Component
public class ChangeHistory {

    private static final String CHANGE = """
            WITH this_change AS (
                INSERT INTO change (account_id, at, cause, actor, request_id)
                VALUES (:account, history_instant(), :cause, :actor, :requestId)
                RETURNING account_id, change_id, at
            ), {periods}
            SELECT count(*) FROM written""";

    private final JdbcClient database;
    private final CurrentRequest request;

    ChangeHistory(JdbcClient database, CurrentRequest request) {
        this.database = database;
        this.request = request;
    }

    /**
     * Call it once for each change, after it was made.
     *
     * @param periods CTEs that read {@code this_change} and {@code :account}; the one called {@code written} has a row for
     *     each period that the caller knows must be written
     * @param expected how many these are
     * @throws IllegalStateException when there are others: something was written that has no history
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(String accountId, Cause cause, String periods, Map<String, ?> parameters, int expected) {
        Origin origin = request.origin();
        int written = database.sql(CHANGE.replace("{periods}", periods))
                .params(parameters)
                .param("account", accountId)
                .param("cause", cause.name())
                .param("actor", Actor.of(origin))
                .param("requestId", origin == null ? null : origin.requestId())
                .query(Integer.class)
                .single();
        if (written != expected) {
            throw new IllegalStateException("%s of %s: the history has %d periods for it where %d are needed"
                    .formatted(cause, accountId, written, expected));
        }
    }
}
