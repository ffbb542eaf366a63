package io.provisioning.isolation;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.JsonText;
import io.provisioning.testing.TestAccounts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An account with one thing of each kind, whose ids nobody else's things have. */
final class Tenant {

    private final TestAccounts accounts;
    private final JdbcClient database;
    private final Api provisioning;
    private final Map<Named, String> things = new EnumMap<>(Named.class);

    Tenant(TestAccounts accounts, JdbcClient database) {
        this.accounts = accounts;
        this.database = database;
        provisioning = accounts.create();
        Stream.of(Named.APPLICATION, Named.ENTITY, Named.RESOURCE, Named.NAME, Named.REQUEST)
                .forEach(kind -> things.put(kind, random(kind)));
        things.put(Named.ACCOUNT, provisioning.accountId());
        things.put(
                Named.API_KEY,
                database.sql("UPDATE api_key SET name = ? WHERE account_id = ? RETURNING api_key_id")
                        .params(thing(Named.NAME), accountId())
                        .query(String.class)
                        .single());
        database.sql("UPDATE account SET name = ? WHERE account_id = ?")
                .params(thing(Named.NAME), accountId())
                .update();
        make("/applications", "applicationId", thing(Named.APPLICATION));
        make("/entities", "entityId", thing(Named.ENTITY));
        associate(thing(Named.ENTITY));
        associate(null);
        things.put(
                Named.POSITION,
                caller(Caller.MANAGES)
                        .get("//settings/1/audit-logs?limit=1")
                        .json()
                        .at("/paging/nextCursor")
                        .asString());
    }

    private void associate(@Nullable String entityId) {
        make(
                "/associations",
                "resourceType",
                "NUMBER",
                "channel",
                "SMS",
                "resourceId",
                thing(Named.RESOURCE),
                "applicationId",
                thing(Named.APPLICATION),
                "entityId",
                entityId);
    }

    private void make(String path, Object... namesAndValues) {
        Api.Answer answer =
                provisioning.post(path, JsonText.object(namesAndValues), "X-Request-Id", thing(Named.REQUEST));
        then(answer.status()).as(answer.body()).isEqualTo(201);
    }

    String accountId() {
        return thing(Named.ACCOUNT);
    }

    String thing(Named kind) {
        return things.get(kind);
    }

    Map<Named, String> things() {
        return things;
    }

    /** What never existed, of the form and length of what this account has. */
    String nothingLike(Named kind) {
        return kind == Named.POSITION ? positionOfNothing() : random(kind);
    }

    /** At the same instant, with the id of a change that there is not. */
    private String positionOfNothing() {
        String[] position = new String(Base64.getUrlDecoder().decode(thing(Named.POSITION)), StandardCharsets.US_ASCII)
                .split("\\.");
        String other = position[0] + ".9" + "0".repeat(position[1].length() - 1);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String random(Named kind) {
        String prefix = switch (kind) {
            case ACCOUNT -> "t-";
            case API_KEY -> "";
            default -> kind.name().charAt(0) + "-";
        };
        return prefix + UUID.randomUUID();
    }

    /** Somebody with a new key of this account, or the operator. */
    Api caller(Caller caller) {
        if (caller == Caller.OPERATOR) {
            return accounts.operator();
        }
        String key = accounts.addKey(
                accountId(), "true", "now() - interval '1 day'", "NULL", caller.scopes.toArray(String[]::new));
        if (caller == Caller.SUBMITS_ITS_OWN) {
            String pair = JsonText.object("applicationId", thing(Named.APPLICATION), "entityId", thing(Named.ENTITY));
            database.sql(
                            "UPDATE api_key SET platform = CAST(? AS jsonb) WHERE account_id = ? AND scopes = CAST(? AS text[])")
                    .params("[" + pair + "]", accountId(), caller.scopes.toArray(String[]::new))
                    .update();
        }
        return accounts.api(accountId(), key);
    }
}
