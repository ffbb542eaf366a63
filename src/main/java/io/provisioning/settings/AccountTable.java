package io.provisioning.settings;

import io.provisioning.paging.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of accounts, for those who manage them; none is ever deleted. */
@Component
class AccountTable {

    private static final String COLUMNS = "account_id, name, enabled, rate_limit_requests, rate_limit_per_ms";

    private final JdbcClient database;

    AccountTable(JdbcClient database) {
        this.database = database;
    }

    /** Only the conditions that are asked for stand in the SQL, so that indexes serve. */
    List<Account> list(@Nullable String name, @Nullable Boolean enabled, PageQuery page) {
        return database.sql("SELECT " + COLUMNS + " FROM account WHERE true"
                        + (name == null ? "" : " AND name = :name")
                        + (enabled == null ? "" : " AND enabled = :enabled")
                        + " ORDER BY account_id LIMIT :size OFFSET :offset")
                .param("name", name)
                .param("enabled", enabled)
                .param("size", page.size())
                .param("offset", page.offset())
                .query(AccountTable::account)
                .list();
    }

    Optional<Account> find(String key) {
        return find(key, "");
    }

    /** As it is now, and until the end of the transaction. */
    Optional<Account> lock(String key) {
        return find(key, " FOR NO KEY UPDATE");
    }

    private Optional<Account> find(String key, String locked) {
        return database.sql("SELECT " + COLUMNS + " FROM account WHERE account_id = :key" + locked)
                .param("key", key)
                .query(AccountTable::account)
                .optional();
    }

    /** Its application {@code default} is the database's matter. */
    Account insert(String key, String name, @Nullable RateLimit rateLimit) {
        return database.sql("INSERT INTO account (account_id, name, rate_limit_requests, rate_limit_per_ms)"
                        + " VALUES (:key, :name, :requests, :millis) RETURNING " + COLUMNS)
                .param("key", key)
                .param("name", name)
                .param("requests", rateLimit == null ? null : rateLimit.requests())
                .param("millis", rateLimit == null ? null : rateLimit.millis())
                .query(AccountTable::account)
                .single();
    }

    Account update(String key, UpdateAccount change) {
        RateLimit rateLimit = change.getRateLimit();
        return database.sql("UPDATE account SET name = coalesce(:name, name), enabled = coalesce(:enabled, enabled),"
                        + " rate_limit_requests = CASE WHEN :limited THEN :requests ELSE rate_limit_requests END,"
                        + " rate_limit_per_ms = CASE WHEN :limited THEN :millis ELSE rate_limit_per_ms END"
                        + " WHERE account_id = :key RETURNING " + COLUMNS)
                .param("key", key)
                .param("name", change.getName())
                .param("enabled", change.getEnabled())
                .param("limited", change.changesRateLimit())
                .param("requests", rateLimit == null ? null : rateLimit.requests())
                .param("millis", rateLimit == null ? null : rateLimit.millis())
                .query(AccountTable::account)
                .single();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        int requests = row.getInt("rate_limit_requests");
        return new Account(
                row.getString("account_id"),
                null,
                row.getString("name"),
                row.getBoolean("enabled"),
                requests == 0 ? null : RateLimit.of(requests, row.getLong("rate_limit_per_ms")));
    }
}
