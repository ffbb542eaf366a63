package io.provisioning.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of keys. Only the conditions that are asked for stand in the SQL, so that indexes serve. */
@Repository
class ApiKeySearch {

    private final JdbcClient database;
    private final ApiKeyMapper mapper;

    ApiKeySearch(JdbcClient database, ApiKeyMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    long count(@Nullable String accountId, ApiKeyQuery query) {
        return database.sql("SELECT count(*) FROM api_key" + where(accountId, query))
                .params(parameters(accountId, query))
                .query(Long.class)
                .single();
    }

    List<ApiKey> list(@Nullable String accountId, ApiKeyQuery query) {
        String direction = query.orderDirection().equals("desc") ? " DESC" : " ASC";
        String order = column(accountId, query) + direction + ", api_key_id" + direction;
        return database.sql("SELECT " + ApiKeyMapper.COLUMNS + " FROM api_key" + where(accountId, query) + " ORDER BY "
                        + order + " LIMIT :size OFFSET :offset")
                .params(parameters(accountId, query))
                .param("size", query.page().size())
                .param("offset", query.page().offset())
                .query(mapper)
                .list();
    }

    /** The index of the list over all accounts is ordered by that expression; the migration says why. */
    private static String column(@Nullable String accountId, ApiKeyQuery query) {
        String column = Objects.requireNonNull(ApiKeyQuery.COLUMNS.get(query.orderBy()), query.orderBy());
        boolean isOverAll = accountId == null && query.accountId() == null;
        return isOverAll && column.equals("created_at") ? "(created_at AT TIME ZONE 'UTC')" : column;
    }

    private static String where(@Nullable String accountId, ApiKeyQuery query) {
        StringBuilder sql = new StringBuilder(" WHERE true");
        if (accountId != null) {
            sql.append(" AND account_id = :ownAccountId");
        }
        if (query.accountId() != null) {
            sql.append(" AND account_id = :accountId");
        }
        if (query.name() != null) {
            sql.append(" AND name = :name");
        }
        if (query.enabled() != null) {
            sql.append(" AND enabled = :enabled");
        }
        return sql.toString();
    }

    private static Map<String, ?> parameters(@Nullable String accountId, ApiKeyQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("ownAccountId", accountId);
        parameters.put("accountId", query.accountId());
        parameters.put("name", query.name());
        parameters.put("enabled", query.enabled());
        return parameters;
    }
}
