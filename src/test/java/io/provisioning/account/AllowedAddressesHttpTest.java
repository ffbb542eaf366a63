package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** From where a key may be used, on a platform where Spring Boot alone would believe every forwarded header. */
@ServerTest
@TestPropertySource(properties = "spring.main.cloud-platform=kubernetes")
class AllowedAddressesHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.0/8", "192.0.2.1,127.0.0.1", "2001:db8::/32,0.0.0.0/0", ""})
    void shouldTakeAKeyFromAnAddressThatItAllows(String allowed) {
        then(restrictedTo(allowed).get("/applications").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "192.0.2.0/24,127.0.0.2", "::1", "::/0"})
    void shouldRefuseAKeyFromEveryOtherAddressAndNameIt(String allowed) {
        thenRefused(restrictedTo(allowed).get("/applications"));
    }

    @Test
    void shouldNotBelieveAForgedHeader() {
        // Given
        Api api = restrictedTo("192.0.2.1");

        // When, Then
        thenRefused(api.send("GET", "/applications", null, "X-Forwarded-For", "192.0.2.1"));
        thenRefused(api.send("GET", "/applications", null, "Forwarded", "for=192.0.2.1"));
        thenRefused(api.send("GET", "/applications", null, "X-Real-IP", "192.0.2.1"));
    }

    @Test
    void shouldNotCountTheRefusedRequest() {
        // Given
        Api api = accounts.createOnceADay();
        allow(api, "192.0.2.1");
        thenRefused(api.get("/applications"));
        thenRefused(api.get("/applications"));

        // When
        Api other = accounts.api(
                api.accountId(), accounts.addKey(api.accountId(), "true", "now()", "NULL", Scope.PROVISIONING));

        // Then
        then(other.get("/applications").status()).isEqualTo(200);
        then(other.get("/applications").status()).isEqualTo(429);
        thenRefused(api.get("/applications"));
    }

    @Test
    void shouldNameTheMissingScopeFirst() {
        // Given
        Api api = accounts.manager(accounts.create().accountId());
        allow(api, "192.0.2.1");
        String weak = accounts.addKey(api.accountId(), "true", "now()", "NULL", "another:scope");
        allow(accounts.api(api.accountId(), weak), "192.0.2.1");

        // When, Then
        then(accounts.api(api.accountId(), weak).get("/applications").text()).contains(Scope.PROVISIONING);
        thenRefused(api.send("GET", "//settings/1/audit-logs", null));
    }

    private Api restrictedTo(String allowed) {
        Api api = accounts.create();
        allow(api, allowed);
        return api;
    }

    private void allow(Api api, String allowed) {
        String[] ranges = allowed.isEmpty() ? new String[0] : allowed.split(",");
        database.sql("UPDATE api_key SET allowed_ips = ? WHERE key_hash = ?")
                .params(ranges, ApiKeyHash.of(api.key()))
                .update();
    }

    private static void thenRefused(Api.Answer answer) {
        then(answer.status()).isEqualTo(403);
        ErrorShape.thenIs(answer.body(), "FORBIDDEN", null);
        then(answer.text()).contains("127.0.0.1").contains("not allowed");
        then(answer.header("RateLimit")).isNull();
    }
}
