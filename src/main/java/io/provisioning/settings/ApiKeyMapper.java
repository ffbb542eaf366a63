package io.provisioning.settings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** From a row of the table to a key. The hash is not read: nobody outside of signing in needs it. */
@Component
class ApiKeyMapper implements RowMapper<ApiKey> {

    static final String COLUMNS =
            "api_key_id, account_id, name, allowed_ips, valid_from, valid_to, enabled, permissions,"
                    + " platform, scopes";

    private static final TypeReference<List<PlatformPair>> PAIRS = new TypeReference<>() {};

    private final JsonMapper json;

    ApiKeyMapper(JsonMapper json) {
        this.json = json;
    }

    @Override
    public ApiKey mapRow(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getString("api_key_id"),
                row.getString("account_id"),
                row.getString("name"),
                words(row, "allowed_ips"),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                instant(row, "valid_to"),
                row.getBoolean("enabled"),
                words(row, "permissions").stream().map(KeyPermission::of).toList(),
                json.readValue(row.getString("platform"), PAIRS),
                words(row, "scopes"));
    }

    String platform(ApiKey key) {
        return json.writeValueAsString(key.platform());
    }

    private static List<String> words(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
