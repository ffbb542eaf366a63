package io.provisioning.billing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads numbered changes along indexes, no further than the page: what else a change of a million did costs nothing. */
@Component
class ChangeReader {

    /**
     * Changes whose owner had nothing to close are walked past without an event, so many in one request; more than events
     * fit on a page.
     */
    static final int LONGEST_WALK = 5_000;

    /** In seconds; more than a page takes on a busy server. */
    private static final int TIMEOUT = 10;

    /**
     * For this transaction: change after change, until the page is full. Whoever sorts reads all there is first, which the
     * planner takes for cheap when it believes that little comes after a cursor.
     */
    private static final String ALONG_AN_INDEX =
            "SELECT set_config('enable_sort', 'off', true), set_config('enable_seqscan', 'off', true)";

    /** What it leaves out never concerns an association. */
    private static final String OF_ASSOCIATIONS = """
            cause NOT IN (
                'ACCOUNT_CREATED', 'APPLICATION_CREATED', 'APPLICATION_RENAMED', 'ENTITY_CREATED', 'ENTITY_RENAMED')""";

    private static final String STANDING = """
            SELECT coalesce(newest.change_no, 0) AS newest, newest.numbered_at, clock_timestamp() AS now,
                   :no = 0 OR EXISTS (
                       SELECT FROM change
                       WHERE change_no = :no AND numbered_at = timestamptz 'epoch' + :numberedAt * interval '1 microsecond'
                   ) AS known,
                   coalesce((SELECT numbered_at FROM change WHERE change_no > :no AND {ofAssociations} ORDER BY change_no LIMIT 1)
                       < clock_timestamp() - make_interval(secs => CAST(:retention AS double precision)), false) AS gone
            FROM (SELECT) AS one
            LEFT JOIN (
                SELECT change_no, numbered_at FROM change WHERE change_no IS NOT NULL ORDER BY change_no DESC LIMIT 1
            ) AS newest ON true""".replace("{ofAssociations}", OF_ASSOCIATIONS);

    private static final String WALK = """
            SELECT * FROM change
            WHERE change_no BETWEEN :no AND :newest AND {ofAssociations}
            ORDER BY change_no""".replace("{ofAssociations}", OF_ASSOCIATIONS);

    /**
     * Where a cursor stands inside a change, its position is computed for each change rather than compared in an OR, so
     * that the index begins there. And the change is compared as a range, though it is one: told that it is equal, the
     * planner walks the primary key wherever a single change made most of a table, past all of it for any other one.
     */
    private static final String EVENTS = """
            SELECT page.*, (
                    SELECT application_id FROM application_period o
                    WHERE o.account_id = page.account_id AND o.application_no = page.application_no LIMIT 1) AS application_id, (
                    SELECT entity_id FROM entity_period o
                    WHERE o.account_id = page.account_id AND o.entity_no = page.entity_no LIMIT 1) AS entity_id
            FROM (
                SELECT c.change_no, c.numbered_at, c.cause, c.actor, c.request_id, part.*
                FROM ({walk} LIMIT :longestWalk) AS c CROSS JOIN LATERAL (
                    (SELECT 0 AS phase, p.* FROM association_period p
                     WHERE p.account_id = c.account_id AND (p.closed_change, p.association_id) > (c.change_id,
                         CASE WHEN c.change_no > :no THEN 0 WHEN :phase = 0 THEN :associationId ELSE :all END)
                         AND p.closed_change <= c.change_id
                     ORDER BY p.closed_change, p.association_id LIMIT :limit)
                    UNION ALL
                    (SELECT 1 AS phase, p.* FROM association_period p
                     WHERE p.account_id = c.account_id AND (p.opened_change, p.association_id) > (c.change_id,
                         CASE WHEN c.change_no > :no OR :phase = 0 THEN 0 WHEN :phase = 1 THEN :associationId ELSE :all END)
                         AND p.opened_change <= c.change_id
                     ORDER BY p.opened_change, p.association_id LIMIT :limit)
                ) AS part
                ORDER BY c.change_no, part.phase, part.association_id
                LIMIT :limit) AS page
            ORDER BY change_no, phase, association_id""".replace("{walk}", WALK);

    private static final String LAST_OF_WALK = WALK + " OFFSET :longestWalk - 1 LIMIT 1";

    private final JdbcClient database;

    ChangeReader(JdbcClient database) {
        this.database = database;
    }

    /** How a cursor stands to what there is now. */
    public Standing standing(ChangeCursor cursor, @Nullable Duration retention) {
        return database.sql(STANDING)
                .param("no", cursor.changeNo())
                .param("numberedAt", cursor.numberedAt())
                .param("retention", retention == null ? null : retention.toMillis() / 1000.0)
                .query((row, n) -> new Standing(
                        row.getLong("newest"),
                        row.getLong("newest") == 0 ? 0 : micros(row, "numbered_at"),
                        instant(row, "now"),
                        row.getBoolean("known"),
                        row.getBoolean("gone")))
                .single();
    }

    /**
     * What comes after a cursor.
     *
     * @param standing of the same cursor
     */
    @Transactional(readOnly = true, timeout = TIMEOUT)
    public FeedPage page(ChangeCursor after, Standing standing, int limit) {
        database.sql(ALONG_AN_INDEX).query().singleRow();
        List<ChangeEvent> events = walk(EVENTS, after, standing)
                .param("phase", after.phase())
                .param("associationId", after.associationId())
                .param("all", Long.MAX_VALUE)
                .param("limit", limit)
                .query(ChangeReader::event)
                .list();
        ChangeCursor next = events.size() < limit
                ? endOfWalk(after, standing)
                : ChangeCursor.parse(events.get(limit - 1).cursor());
        return new FeedPage(events, after, next, standing.newest(), standing.now());
    }

    private ChangeCursor endOfWalk(ChangeCursor after, Standing standing) {
        return walk(LAST_OF_WALK, after, standing)
                .query((row, n) -> ChangeCursor.endOf(row.getLong("change_no"), micros(row, "numbered_at")))
                .optional()
                .orElse(standing.end());
    }

    private StatementSpec walk(String sql, ChangeCursor after, Standing standing) {
        return database.sql(sql)
                .param("no", after.changeNo())
                .param("newest", standing.newest())
                .param("longestWalk", LONGEST_WALK);
    }

    private static ChangeEvent event(ResultSet row, int number) throws SQLException {
        boolean closed = row.getInt("phase") == 0;
        long associationId = row.getLong("association_id");
        Instant validFrom = instant(row, "valid_from");
        Instant validTo = closed ? instant(row, "valid_to") : null;
        var cursor = new ChangeCursor(
                row.getLong("change_no"), row.getInt("phase"), associationId, micros(row, "numbered_at"));
        var data = new ChangeEvent.Data(
                associationId,
                row.getString("account_id"),
                row.getString("resource_type"),
                row.getString("channel"),
                row.getString("resource_id"),
                row.getString("application_id"),
                row.getString("entity_id"),
                validFrom,
                validTo,
                row.getString("opening"),
                closed ? row.getString("closing") : null,
                closed ? row.getBoolean("merged") : null,
                row.getString("cause"),
                row.getString("actor"),
                row.getString("request_id"));
        return new ChangeEvent(
                "1.0",
                associationId + (closed ? ".closed" : ".opened"),
                ChangeEvent.SOURCE,
                closed ? ChangeEvent.CLOSED : ChangeEvent.OPENED,
                validTo == null ? validFrom : validTo,
                String.valueOf(associationId),
                cursor.toString(),
                data);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static long micros(ResultSet row, String column) throws SQLException {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant(row, column));
    }

    /**
     * @param known whether the cursor is of this history
     * @param gone whether the first one after it that concerns associations is served no more
     */
    record Standing(long newest, long numberedAt, Instant now, boolean known, boolean gone) {

        ChangeCursor end() {
            return ChangeCursor.endOf(newest, numberedAt);
        }
    }
}
