package io.provisioning.association;

import io.micrometer.core.instrument.Timer;
import io.provisioning.error.ApiException;
import io.provisioning.history.Cause;
import io.provisioning.history.ChangeHistory;
import io.provisioning.history.Owner;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * THE rule: deleting an application, and deleting an entity alike, resets every resource linked to it to application
 * {@code default} and entity null, in the same transaction. Where that association exists already, the two become one.
 *
 * <p>A fixed number of statements, however many resources are linked. READ COMMITTED; the locks decide every race.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DeletionCascade {

    /** In seconds: a million linked resources take their time, and are still reset in one transaction. */
    public static final int TIMEOUT = 600;

    private static final String DEFAULT = "default";

    private final JdbcClient database;
    private final ChangeHistory history;
    private final DeletionMetrics metrics;
    private final Function<Owner, ResetStatements> statements;

    @Autowired
    DeletionCascade(JdbcClient database, ChangeHistory history, DeletionMetrics metrics) {
        this(database, history, metrics, ResetStatements::of);
    }

    DeletionCascade(
            JdbcClient database,
            ChangeHistory history,
            DeletionMetrics metrics,
            Function<Owner, ResetStatements> statements) {
        this.database = database;
        this.history = history;
        this.metrics = metrics;
        this.statements = statements;
    }

    /**
     * Deletes an application.
     *
     * @param failOnLinked refuse with 400 and change nothing when any resource is linked
     * @return how many associations were reset; one that became one with another is not counted
     * @throws ApiException 400 for {@code default} and for linked resources, 404 when there is none of that id
     */
    public int deleteApplication(String accountId, String applicationId, boolean failOnLinked) {
        if (applicationId.equals(DEFAULT)) {
            throw ApiException.badRequest("applicationId", "must not be 'default': that application cannot be deleted");
        }
        return delete(Owner.APPLICATION, accountId, applicationId, failOnLinked);
    }

    /** Deletes an entity; as for applications, but no entity is protected. */
    public int deleteEntity(String accountId, String entityId, boolean failOnLinked) {
        return delete(Owner.ENTITY, accountId, entityId, failOnLinked);
    }

    private int delete(Owner owner, String account, String id, boolean failOnLinked) {
        ResetStatements sql = statements.apply(owner);
        Timer.Sample sample = metrics.start();
        Map<String, ?> named = Map.of("account", account, "id", id);
        long defaultNo = number(sql.takeTurn(), named).orElseThrow(() -> ApiException.unknown(owner.word(), id));
        long no = number(sql.lockOwner(), named).orElseThrow(() -> ApiException.unknown(owner.word(), id));
        Map<String, ?> linked = Map.of("account", account, "no", no, DEFAULT, defaultNo);
        if (failOnLinked) {
            refuseIfLinked(owner, number(sql.countLinked(), linked).orElseThrow());
        }
        Reset reset =
                database.sql(sql.reset()).params(linked).query(Reset.class).single();
        database.sql(sql.deleteOwner()).params(linked).update();
        Cause cause = owner == Owner.APPLICATION ? Cause.APPLICATION_DELETED : Cause.ENTITY_DELETED;
        history.write(account, cause, sql.history(), linked, reset.unlinked() + 1);
        metrics.countOnCommit(owner, reset.moved(), sample);
        return reset.moved();
    }

    /** How many associations lost their owner, and how many of the default application's were made of them. */
    private record Reset(int unlinked, int moved) {}

    private static void refuseIfLinked(Owner owner, long count) {
        if (count > 0) {
            throw ApiException.badRequest(
                    "failOnLinkedResources",
                    "%d resource(s) are linked to this %s; nothing was changed".formatted(count, owner.word()));
        }
    }

    private Optional<Long> number(String sql, Map<String, ?> parameters) {
        return database.sql(sql).params(parameters).query(Long.class).optional();
    }
}
