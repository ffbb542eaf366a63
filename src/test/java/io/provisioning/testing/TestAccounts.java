package io.provisioning.testing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes accounts straight in the tables, each test its own, so that tests never meet. */
@TestComponent
public class TestAccounts {

    public static final String OPERATOR_KEY = "the-operator-of-the-tests-0123456789";

    private final JdbcClient database;
    private final Environment environment;

    TestAccounts(@Administrator JdbcClient database, Environment environment) {
        this.database = database;
        this.environment = environment;
    }

    /** An account with a working key and a rate that no test reaches. */
    public Api create() {
        Api api = createWithConfiguredRate();
        database.sql("UPDATE account SET rate_limit_requests = 1000000, rate_limit_per_ms = 1000 WHERE account_id = ?")
                .param(api.accountId())
                .update();
        return api;
    }

    /** An account that is over its limit from the second request on, however slow a test is. */
    public Api createOnceADay() {
        Api api = createWithConfiguredRate();
        database.sql("UPDATE account SET rate_limit_requests = 1, rate_limit_per_ms = 86400000 WHERE account_id = ?")
                .param(api.accountId())
                .update();
        return api;
    }

    /** An account under the limits of the configuration. */
    public Api createWithConfiguredRate() {
        String accountId = "t-" + UUID.randomUUID();
        database.sql("INSERT INTO account (account_id, name) VALUES (?, ?)")
                .params(accountId, "test")
                .update();
        database.sql("SELECT begin_history(?)")
                .param(accountId)
                .query((row, n) -> n)
                .list();
        String key = addKey(accountId, "true", "now() - interval '1 day'", "NULL", "application-entity:manage");
        return api(accountId, key);
    }

    /** The account that a first run has; all tests share it. */
    public void createDemo() {
        database.sql("INSERT INTO account (account_id, name) VALUES ('demo', 'demo') ON CONFLICT DO NOTHING")
                .update();
    }

    /** The operator, who is no account. */
    public Api operator() {
        return api("operator", OPERATOR_KEY);
    }

    /** A key that manages the keys of its account. */
    public Api manager(String accountId) {
        return api(
                accountId,
                addKey(
                        accountId,
                        "true",
                        "now() - interval '1 day'",
                        "NULL",
                        "account-management:manage",
                        "application-entity:manage"));
    }

    /** Somebody who reads what billing may read, with a key of a new account. */
    public Api biller() {
        String accountId = create().accountId();
        return api(accountId, addKey(accountId, "true", "now() - interval '1 day'", "NULL", "billing:read"));
    }

    /** Another key of the account; {@code enabled} and the validity are SQL expressions. Returns the key. */
    public String addKey(String accountId, String enabled, String validFrom, String validTo, String... scopes) {
        String key = "key-" + UUID.randomUUID();
        database.sql("INSERT INTO api_key (account_id, name, key_hash, enabled, valid_from, valid_to, scopes)"
                        + " VALUES (?, 'test', ?, %s, %s, %s, ?)".formatted(enabled, validFrom, validTo))
                .params(accountId, sha256(key), scopes)
                .update();
        return key;
    }

    /** Calls the server with this key. */
    public Api api(String accountId, String key) {
        return new Api(port(), accountId, key);
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
