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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the log backwards along an index, and no further than the page. Only what is asked for stands in the SQL. */
@Repository
class AuditLogSearch {

    /**
     * For this transaction. Whoever sorts reads all there is first, which the planner takes for cheap when it believes
     * that little is left below a cursor; an account that was quiet for years proves it wrong.
     */
    private static final String ALONG_AN_INDEX =
            "SELECT set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true)";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final JdbcClient database;

    AuditLogSearch(JdbcClient database) {
        this.database = database;
    }

    /**
     * The newest changes, older than those already shown.
     *
     * @param accountId the one account that may be seen, null for all
     */
    List<AuditLog> list(@Nullable String accountId, AuditLogFilter filter, @Nullable Cursor shown, int limit) {
        var asked = new Conditions();
        asked.add("account_id = :own", "own", accountId);
        asked.add("account_id = :accountId", "accountId", filter.accountId());
        asked.add("actor = :keyId", "keyId", filter.keyId());
        asked.add("action = :action", "action", name(filter.action()));
        asked.add("subject_type = :subjectType", "subjectType", name(filter.subjectType()));
        asked.add("subject_id = :subjectId", "subjectId", filter.subjectId());
        asked.add("request_id = :requestId", "requestId", filter.requestId());
        String at = isOverAll(accountId, filter) ? "(%s AT TIME ZONE 'UTC')" : "%s";
        String time = at.formatted("at");
        asked.add(time + " >= " + at.formatted(":from"), "from", time(filter.from()));
        asked.add(time + " < " + at.formatted(":to"), "to", time(filter.to()));
        if (shown != null) {
            String before = "(%s, audit_id) < (%s, :shownId)".formatted(time, at.formatted(":shownAt"));
            asked.add(before, "shownAt", time(shown.at()));
            asked.parameters.put("shownId", shown.id());
        }
        database.sql(ALONG_AN_INDEX).query().singleRow();
        String order = " ORDER BY %s DESC, audit_id DESC LIMIT :limit".formatted(time);
        return database.sql("SELECT * FROM audit_log" + asked.where() + order)
                .params(asked.parameters)
                .param("limit", limit)
                .query(AuditLogSearch::entry)
                .list();
    }

    /** The index of this list alone is ordered by that expression; the migration says why. */
    private static boolean isOverAll(@Nullable String accountId, AuditLogFilter filter) {
        return accountId == null && filter.accountId() == null && filter.requestId() == null;
    }

    private static AuditLog entry(ResultSet row, int number) throws SQLException {
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

    private static final class Conditions {

        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        void add(String condition, String parameter, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(parameter, value);
            }
        }

        String where() {
            return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        }
    }
}
