package io.provisioning.settings;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keys one by one. Where no account is given, all accounts' are meant. */
@Repository
class ApiKeyStore {

    private final JdbcClient database;
    private final ApiKeyMapper mapper;

    ApiKeyStore(JdbcClient database, ApiKeyMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    void insert(String accountId, ApiKey key, byte[] hash) {
        database.sql("""
                        INSERT INTO api_key (account_id, api_key_id, name, key_hash, enabled, valid_from, valid_to,
                                             scopes, allowed_ips, permissions, platform)
                        VALUES (:accountId, :id, :name, :hash, :enabled, :validFrom, :validTo,
                                :scopes, :allowedIps, :permissions, CAST(:platform AS jsonb))""").params(parameters(accountId, key)).param("hash", hash).update();
    }

    Optional<ApiKey> find(@Nullable String accountId, UUID id) {
        return select(accountId, id, "");
    }

    /** Nobody else changes it until the end of the transaction; who signs in with it does not wait. */
    Optional<ApiKey> lock(@Nullable String accountId, UUID id) {
        return select(accountId, id, " FOR NO KEY UPDATE");
    }

    /** Returns the hash, by which signing in knows the key. */
    byte[] update(String accountId, ApiKey key) {
        return database.sql("""
                        UPDATE api_key SET name = :name, enabled = :enabled, valid_from = :validFrom,
                               valid_to = :validTo, scopes = :scopes, allowed_ips = :allowedIps,
                               permissions = :permissions, platform = CAST(:platform AS jsonb)
                        WHERE account_id = :accountId AND api_key_id = :id RETURNING key_hash""")
                .params(parameters(accountId, key))
                .query(byte[].class)
                .single();
    }

    private Optional<ApiKey> select(@Nullable String accountId, UUID id, String lock) {
        var select = database.sql("SELECT " + ApiKeyMapper.COLUMNS + " FROM api_key WHERE api_key_id = :id"
                        + (accountId == null ? "" : " AND account_id = :accountId") + lock)
                .param("id", id);
        return (accountId == null ? select : select.param("accountId", accountId))
                .query(mapper)
                .optional();
    }

    private Map<String, ?> parameters(String accountId, ApiKey key) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("accountId", accountId);
        parameters.put("id", UUID.fromString(key.id()));
        parameters.put("name", key.name());
        parameters.put("enabled", key.enabled());
        parameters.put("validFrom", utc(key.validFrom()));
        parameters.put("validTo", utc(key.validTo()));
        parameters.put("scopes", words(key.scopeGuids()));
        parameters.put("allowedIps", words(key.allowedIPs()));
        parameters.put("permissions", words(key.permissions()));
        parameters.put("platform", mapper.platform(key));
        return parameters;
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static String[] words(List<?> values) {
        return values.stream().map(Object::toString).toArray(String[]::new);
    }
}
