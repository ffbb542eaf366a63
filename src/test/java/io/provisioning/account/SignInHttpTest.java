package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class SignInHttpTest {

    private static final String YESTERDAY = "now() - interval '1 day'";
    private static final String TOMORROW = "now() + interval '1 day'";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private RecordedStatements statements;

    private Api api;

    @BeforeEach
    void givenAnAccount() {
        api = accounts.create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"App ", "app ", "APP ", "aPP ", "App   "})
    void shouldTakeTheSchemeInAnyCase(String scheme) {
        then(with(scheme + api.key()).status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseWhoSendsNoCredentials() {
        thenIs401(api.send("GET", "/applications", null, "Authorization", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "App", "App ", "App {key} {key}", "App {key},App {key}", "App{key}", "App:{key}", "App\t{key}",
                        "App \"{key}\"",
                "{key}", "Key {key}", "Basic {key}", "Basic YTpi", "Bearer {key}", "IBSSO {key}", "App unknown",
                        "App {key}x"
            })
    void shouldRefuseMalformedCredentialsAndOtherSchemesAndUnknownKeys(String authorization) {
        thenIs401(with(authorization.replace("{key}", api.key())));
    }

    @Test
    void shouldRefuseAKeyOfAnyLengthWithoutAnError() {
        thenIs401(with("App " + "k".repeat(255)));
        thenIs401(with("App " + "k".repeat(256)));
        thenIs401(with("App " + "k".repeat(20_000)));
    }

    @Test
    void shouldTellKeysApartByCase() {
        thenIs401(with("App " + api.key().toUpperCase(Locale.ROOT)));
    }

    /** The same statement with the hash of what was presented, so that neither time nor load tells what a key was. */
    @Test
    void shouldSpendTheSameOnUnknownAndWrongKeys() {
        // Given
        List<String> keys = List.of(
                "unknown",
                accounts.addKey(api.accountId(), "false", YESTERDAY, "NULL", Scope.PROVISIONING),
                accounts.addKey(api.accountId(), "true", TOMORROW, "NULL", Scope.PROVISIONING),
                accounts.addKey(api.accountId(), "true", "now() - interval '2 days'", YESTERDAY, Scope.PROVISIONING));

        // When
        var spent = keys.stream()
                .map(key -> statements.during(() -> thenIs401(with("App " + key))).stream()
                        .map(RecordedStatements.Recorded::sql)
                        .toList())
                .distinct()
                .toList();

        // Then
        then(spent).hasSize(1);
        then(spent.get(0)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "a disabled key, false, now() - interval '1 day', NULL",
        "an expired key, true, now() - interval '2 days', now() - interval '1 day'",
        "a key that expires now, true, now() - interval '1 day', now()",
        "a key of tomorrow, true, now() + interval '1 day', NULL"
    })
    void shouldRefuse(String what, String enabled, String validFrom, String validTo) {
        // Given
        String key = accounts.addKey(api.accountId(), enabled, validFrom, validTo, Scope.PROVISIONING);

        // When, Then
        thenIs401(with("App " + key));
    }

    @Test
    void shouldTakeAnotherKeyOfTheAccountWithinItsValidity() {
        // Given
        api.post("/applications", "{\"applicationId\":\"mine\"}");
        String key = accounts.addKey(api.accountId(), "true", YESTERDAY, TOMORROW, Scope.PROVISIONING);

        // When, Then
        then(accounts.api(api.accountId(), key).get("/applications/mine").status())
                .isEqualTo(200);
    }

    @Test
    void shouldRefuseEveryKeyOfADisabledAccount() {
        // Given
        Api disabled = accounts.create();
        database.sql("UPDATE account SET enabled = false WHERE account_id = ?")
                .param(disabled.accountId())
                .update();

        // When, Then
        thenIs401(disabled.get("/applications"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sms:send", "application-entity:read", "APPLICATION-ENTITY:MANAGE"})
    void shouldRefuseAKeyWithoutTheScopeWith403AndNameIt(String scope) {
        // Given
        String key = accounts.addKey(api.accountId(), "true", YESTERDAY, "NULL", scope);

        // When
        var answer = with("App " + key);

        // Then
        then(answer.status()).isEqualTo(403);
        ErrorShape.thenIs(answer.body(), "FORBIDDEN", null);
        then(answer.text()).contains("application-entity:manage");
    }

    @Test
    void shouldRefuseAKeyWithoutAnyScopeWith403() {
        // Given
        String key = accounts.addKey(api.accountId(), "true", YESTERDAY, "NULL");

        // When, Then
        then(with("App " + key).status()).isEqualTo(403);
    }

    @Test
    void shouldTakeAKeyWithMoreScopesThanNeeded() {
        // Given
        String key = accounts.addKey(api.accountId(), "true", YESTERDAY, "NULL", "sms:send", Scope.PROVISIONING);

        // When, Then
        then(with("App " + key).status()).isEqualTo(200);
    }

    private Api.Answer with(String authorization) {
        return api.send("GET", "/applications", null, "Authorization", authorization);
    }

    private static void thenIs401(Api.Answer answer) {
        then(answer.status()).isEqualTo(401);
        then(answer.header("WWW-Authenticate")).startsWith("App ");
        ErrorShape.thenIs(answer.body(), "UNAUTHORIZED", null);
    }
}
