package io.provisioning.auditlog;

import io.provisioning.audit.Action;
import io.provisioning.audit.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Walks the log backwards along an index, no further than the page, and no further than so many changes. Only what is
 * asked for stands in the SQL.
 */
@Repository
class AuditLogSearch {

    /** What no index serves is looked for among so many changes at a time, so that nobody's question costs more. */
    private static final int LONGEST_WALK = 10_000;

    /**
     * For this transaction. Whoever sorts reads all there is first, which the planner takes for cheap when it believes
     * that little is left below a cursor; an account that was quiet for years proves it wrong.
     */
    private static final String ALONG_AN_INDEX =
            "SELECT set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true)";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient database;
    private final int longestWalk;

    @Autowired
    AuditLogSearch(JdbcClient database) {
        this(database, LONGEST_WALK);
    }

    AuditLogSearch(JdbcClient database, int longestWalk) {
        this.database = database;
        this.longestWalk = longestWalk;
    }

    /**
     * The newest changes, older than those already shown, one more than the page has; and where the walk ended, if it had to.
     *
     * @param accountId the one account that may be seen, null for all
     */
    List<Walked> list(@Nullable String accountId, AuditLogFilter filter, @Nullable Cursor shown, int limit) {
        boolean overAll = accountId == null && filter.accountId() == null;
        // The indexes over all accounts are ordered by that expression; the migration says why.
        String at = overAll ? "(%s AT TIME ZONE 'UTC')" : "%s";
        String time = at.formatted("at");
        // A walk has one index. Over all accounts there is none by subject and by key.
        boolean bySubject = !overAll && filter.requestId() == null && filter.subjectId() != null;
        boolean byKey = !overAll && filter.requestId() == null && !bySubject;

        Map<String, Object> parameters = new HashMap<>();
        var walked = new Conditions(parameters);
        var asked = new Conditions(parameters);
        walked.add("account_id = :own", "own", accountId);
        walked.add("account_id = :accountId", "accountId", filter.accountId());
        walked.add("request_id = :requestId", "requestId", filter.requestId());
        (bySubject ? walked : asked).add("subject_id = :subjectId", "subjectId", filter.subjectId());
        (byKey ? walked : asked).add("actor = :keyId", "keyId", filter.keyId());
        asked.add("action = :action", "action", name(filter.action()));
        asked.add("subject_type = :subjectType", "subjectType", name(filter.subjectType()));
        walked.add(time + " >= " + at.formatted(":from"), "from", time(filter.from()));
        Cursor end = Cursor.earlier(shown, filter.to() == null ? null : Cursor.before(filter.to()));
        if (end != null) {
            String before = "(%s, audit_id) < (%s, :endId)".formatted(time, at.formatted(":end"));
            walked.add(before, "end", time(end.at()));
            parameters.put("endId", end.id());
        }
        database.sql(ALONG_AN_INDEX).query().singleRow();
        return database.sql("""
                        SELECT * FROM (
                            SELECT *, {time} AS place, {asked} AS asked,
                                   row_number() OVER (ORDER BY {time} DESC, audit_id DESC) = :longestWalk AS ends
                            FROM audit_log WHERE {walked} ORDER BY {time} DESC, audit_id DESC LIMIT :longestWalk) walk
                        WHERE asked OR ends ORDER BY place DESC, audit_id DESC LIMIT :oneMore""".replace("{time}", time)
                        .replace("{asked}", asked.toString())
                        .replace("{walked}", walked.toString()))
                .params(parameters)
                .param("longestWalk", longestWalk)
                .param("oneMore", limit + 1)
                .query((row, number) -> new Walked(entry(row), row.getBoolean("asked"), row.getBoolean("ends")))
                .list();
    }

    /**
     * A change that was come by.
     *
     * @param asked whether it is one of those that were asked for
     * @param ends whether the walk went no further, though there may be more
     */
    record Walked(AuditLog entry, boolean asked, boolean ends) {}

    private static AuditLog entry(ResultSet row) throws SQLException {
        return new AuditLog(
                row.getLong("audit_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("account_id"),
                row.getString("actor"),
                Action.valueOf(row.getString("action")),
                Subject.valueOf(row.getString("subject_type")),
                row.getString("subject_id"),
                JSON.readValue(row.getString("detail"), FIELDS),
                row.getString("address"),
                row.getString("request_id"));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private record Conditions(List<String> all, Map<String, Object> parameters) {

        Conditions(Map<String, Object> parameters) {
            this(new ArrayList<>(), parameters);
        }

        void add(String condition, String parameter, @Nullable Object value) {
            if (value != null) {
                all.add(condition);
                parameters.put(parameter, value);
            }
        }

        @Override
        public String toString() {
            return all.isEmpty() ? "true" : String.join(" AND ", all);
        }
    }
}
