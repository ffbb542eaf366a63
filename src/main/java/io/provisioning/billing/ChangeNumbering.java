package io.provisioning.billing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.provisioning.database.Change;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives committed changes their numbers, one transaction after the other: what has a number is never before what gets one
 * later. A change that commits late is not seen until then, and gets a later number. Any number of instances may do it;
 * that the numbers have no gaps and are in the rows lets them survive a dump. Each reading begins with it, so that
 * nothing runs when nobody reads.
 */
@Component
class ChangeNumbering {

    /** So many at once: what nobody read for long does not make its first reader wait for all of it. */
    private static final int BATCH = 10_000;

    /** 1178944836 is 'FEED'. Asked for in a statement of its own: the next one sees what its last holder committed. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(1178944836, 0)";

    private static final String NUMBER = """
            WITH last AS (
                SELECT coalesce(max(change_no), 0) AS change_no, clock_timestamp() AS now FROM change
            ), next AS (
                SELECT account_id, change_id, row_number() OVER (ORDER BY change_id) AS nth
                FROM (SELECT account_id, change_id FROM change WHERE change_no IS NULL ORDER BY change_id LIMIT :batch) AS waiting
            ), numbered AS (
                UPDATE change SET change_no = last.change_no + next.nth, numbered_at = last.now
                FROM last, next
                WHERE change.account_id = next.account_id AND change.change_id = next.change_id
                RETURNING extract(epoch FROM last.now - at) AS seconds
            )
            SELECT count(*) AS numbered, coalesce(greatest(max(seconds), 0), 0) AS seconds FROM numbered""";

    private final JdbcClient database;
    private final Timer lag;
    private final int batch;

    @Autowired
    ChangeNumbering(JdbcClient database, MeterRegistry metrics) {
        this(database, metrics, BATCH);
    }

    ChangeNumbering(JdbcClient database, MeterRegistry metrics, int batch) {
        this.database = database;
        this.batch = batch;
        this.lag = Timer.builder("provisioning.feed.lag")
                .description("How old the oldest change was when the feed took notice of some")
                .register(metrics);
    }

    /** Whether there is anything to do. By the smallest one, so that the index tells whatever the planner believes. */
    public boolean isBehind() {
        return database.sql("SELECT min(change_id) FROM change WHERE change_no IS NULL")
                .query((row, n) -> row.getObject(1) != null)
                .single();
    }

    /** Numbers a batch. Returns whether it was a full one, after which there may be more. */
    @Change
    public boolean number() {
        database.sql(LOCK).query((row, n) -> n).single();
        return database.sql(NUMBER)
                .param("batch", batch)
                .query((row, n) -> {
                    lag.record(Duration.ofNanos((long) (row.getDouble("seconds") * 1e9)));
                    return row.getInt("numbered") == batch;
                })
                .single();
    }
}
