package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.Api.Answer;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an account's own key may do to keys: everything to those of its account, and to no others. */
@ServerTest
class KeysOfAnAccountHttpTest {

    @Autowired
    private TestAccounts accounts;

    private Api manager;

    @BeforeEach
    void givenAManagingKey() {
        manager = accounts.manager(accounts.create().accountId());
    }

    @Test
    void shouldManageItsOwnAccountsKeysWithoutNamingTheAccount() {
        // When
        var key = Keys.create(manager, "{\"name\":\"shop\"}");

        // Then
        then(key.get("accountId").asString()).isEqualTo(manager.accountId());
        then(Keys.get(manager, Keys.id(key)).status()).isEqualTo(200);
        then(Keys.update(manager, Keys.id(key), "{\"name\":\"new\"}")
                        .json()
                        .get("name")
                        .asString())
                .isEqualTo("new");
        then(Keys.list(manager, "name=new").json().at("/paging/totalCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldTakeItsOwnAccountByNameToo() {
        String named = "{\"name\":\"shop\",\"accountId\":\"%s\"}".formatted(manager.accountId());
        then(Keys.create(manager, named).get("accountId").asString()).isEqualTo(manager.accountId());
    }

    @ParameterizedTest
    @CsvSource({"billing:read", "messages:submit"})
    void shouldGrantNothingThatItLacks(String scope) {
        // Given
        String scopes = "\"scopeGuids\":[\"application-entity:manage\",\"%s\"]".formatted(scope);
        String id = Keys.id(Keys.create(manager, "{\"name\":\"shop\"}"));
        String before = Keys.get(manager, id).body();

        // When, Then
        thenLacks(scope, manager.post(Keys.PATH, "{\"name\":\"n\"," + scopes + "}"));
        thenLacks(scope, Keys.update(manager, id, "{" + scopes + "}"));
        then(Keys.get(manager, id).body()).isEqualTo(before);
    }

    @Test
    void shouldNotGrantTheDefaultScopeEitherWhenItLacksIt() {
        // Given
        String key = accounts.addKey(
                manager.accountId(), "true", "now() - interval '1 day'", "NULL", "account-management:manage");

        // When, Then
        thenLacks(
                "application-entity:manage",
                accounts.api(manager.accountId(), key).post(Keys.PATH, "{\"name\":\"n\"}"));
    }

    @Test
    void shouldLeaveAKeyTheScopesThatTheOperatorGaveIt() {
        // Given
        String scopes = "\"scopeGuids\":[\"billing:read\",\"application-entity:manage\"]";
        var key = Keys.create(
                accounts.operator(), "{\"name\":\"n\",\"accountId\":\"%s\",%s}".formatted(manager.accountId(), scopes));

        // When
        Answer renamed = Keys.update(manager, Keys.id(key), "{\"name\":\"new\",%s}".formatted(scopes));

        // Then
        then(renamed.status()).isEqualTo(200);
        then(Keys.update(manager, Keys.id(key), "{\"scopeGuids\":[]}").status()).isEqualTo(200);
        thenLacks("billing:read", Keys.update(manager, Keys.id(key), "{" + scopes + "}"));
    }

    /** Or it would hand the scope out: to itself, once the operator took the key out of use. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"enabled\":true}",
                "{\"validTo\":\"2099-01-01T00:00:00Z\"}",
                "{\"validFrom\":\"2025-01-01T00:00:00Z\"}",
                "{\"allowedIPs\":[\"192.0.2.0/23\"]}",
                "{\"allowedIPs\":[]}",
                "{\"platform\":[]}",
                "{\"permissions\":[\"WEB_SDK\"]}",
                "{\"scopeGuids\":[\"billing:read\",\"account-management:manage\"]}",
                "{\"name\":\"new\",\"enabled\":true,\"scopeGuids\":[\"billing:read\"]}"
            })
    void shouldNotOpenAKeyWhoseScopesItLacks(String change) {
        // Given
        String id = Keys.id(billing());
        Keys.update(accounts.operator(), id, "{\"enabled\":false}");
        String before = Keys.get(manager, id).body();

        // When, Then
        thenLacks("billing:read", Keys.update(manager, id, change));
        then(Keys.get(manager, id).body()).isEqualTo(before);
    }

    @Test
    void shouldRenameNarrowAndDisableAKeyWhoseScopesItLacks() {
        // Given
        ObjectNode key = ((ObjectNode) billing()).without("apiKeySecret");
        String id = Keys.id(key);

        // When, Then
        for (String change : List.of(
                "{\"name\":\"new\"}",
                key.put("name", "newer").put("enabled", false).toString(),
                "{\"enabled\":false,\"name\":\"newest\"}",
                "{\"scopeGuids\":[\"billing:read\"]}")) {
            then(Keys.update(manager, id, change).status()).as(change).isEqualTo(200);
        }
        thenLacks("billing:read", Keys.update(manager, id, "{\"enabled\":true}"));
        then(Keys.update(manager, id, "{\"enabled\":true,\"scopeGuids\":[]}").status())
                .isEqualTo(200);
    }

    @Test
    void shouldEnableAgainWhatTheOperatorDisabledWhenItHasTheScopes() {
        String id = Keys.id(Keys.create(manager, "{\"name\":\"shop\"}"));
        Keys.update(accounts.operator(), id, "{\"enabled\":false}");
        then(Keys.update(manager, id, "{\"enabled\":true}").status()).isEqualTo(200);
    }

    @Test
    void shouldDisableItselfAndWidenNothingOfItself() {
        // Given
        var key = Keys.create(manager, "{\"name\":\"me\",\"scopeGuids\":[\"account-management:manage\"]}");
        Api itself = accounts.api(manager.accountId(), Keys.secret(key));

        // When, Then
        for (String scope : List.of("application-entity:manage", "billing:read")) {
            String more = "{\"scopeGuids\":[\"account-management:manage\",\"%s\"]}".formatted(scope);
            thenLacks(scope, Keys.update(itself, Keys.id(key), more));
        }
        then(Keys.update(itself, Keys.id(key), "{\"enabled\":false}").status()).isEqualTo(200);
        then(Keys.update(itself, Keys.id(key), "{\"enabled\":true}").status()).isEqualTo(401);
    }

    /** The operator cannot provision, and still makes the keys that do. */
    @Test
    void shouldLetTheOperatorGrantEverything() {
        var key = Keys.create(accounts.operator(), """
                        {"name":"n","accountId":"%s","scopeGuids":["application-entity:manage","billing:read",
                        "account-management:manage","messages:submit"]}""".formatted(manager.accountId()));
        then(key.get("scopeGuids")).hasSize(4);
    }

    @Test
    void shouldLetNoKeyWithoutTheScopeManage() {
        // Given
        Api weak = accounts.create();

        // When, Then
        List.of(
                        Keys.list(weak, "page=0"),
                        weak.post(Keys.PATH, "{\"name\":\"n\"}"),
                        Keys.get(weak, UUID.randomUUID().toString()),
                        Keys.update(weak, UUID.randomUUID().toString(), "{}"))
                .forEach(answer -> thenLacks("account-management:manage", answer));
    }

    /** To the letter, the request id aside: nobody learns by asking which accounts and keys there are. */
    @Test
    void shouldAnswerForAnotherAccountsKeyAsForOneThatNeverExisted() {
        // Given
        Api others = accounts.manager(accounts.create().accountId());
        String theirs = Keys.id(Keys.create(others, "{\"name\":\"theirs\"}"));
        String nobodys = UUID.randomUUID().toString();
        String before = Keys.get(others, theirs).body();

        // When, Then
        thenAlike(theirs, Keys.get(manager, theirs), nobodys, Keys.get(manager, nobodys), 404);
        for (String body : List.of(
                "{}",
                "{\"enabled\":false}",
                "{\"scopeGuids\":[\"billing:read\"]}",
                "{\"validTo\":\"1970-01-01T00:00:00Z\"}",
                "{\"accountId\":\"%s\"}".formatted(others.accountId()),
                "{\"accountId\":\"%s\"}".formatted(manager.accountId()))) {
            thenAlike(theirs, Keys.update(manager, theirs, body), nobodys, Keys.update(manager, nobodys, body), 404);
        }
        then(Keys.get(others, theirs).body()).isEqualTo(before);
    }

    @Test
    void shouldAnswerForAnotherAccountAsForOneThatNeverExisted() {
        // Given
        Api others = accounts.manager(accounts.create().accountId());
        Keys.create(others, "{\"name\":\"theirs\"}");
        String theirs = others.accountId();
        String nobodys = "t-" + UUID.randomUUID();
        String own = Keys.id(Keys.create(manager, "{\"name\":\"own\"}"));

        // When, Then
        thenAlike(theirs, create(theirs, ""), nobodys, create(nobodys, ""), 400);
        thenAlike(
                theirs,
                create(theirs, ",\"scopeGuids\":[\"billing:read\"]"),
                nobodys,
                create(nobodys, ",\"scopeGuids\":[\"billing:read\"]"),
                400);
        thenAlike(theirs, move(own, theirs), nobodys, move(own, nobodys), 400);
        thenAlike(
                theirs,
                Keys.list(manager, "accountId=" + theirs),
                nobodys,
                Keys.list(manager, "accountId=" + nobodys),
                200);
        then(Keys.list(manager, "name=theirs").json().get("apiKeys")).isEmpty();
        then(Keys.list(others, "name=theirs").json().get("apiKeys")).hasSize(1);
    }

    /** A key of this account that may do what the managing one may not. */
    private JsonNode billing() {
        return Keys.create(accounts.operator(), """
                        {"name":"n","accountId":"%s","scopeGuids":["billing:read","messages:submit"],
                        "allowedIPs":["192.0.2.0/24"],"validFrom":"2026-01-01T00:00:00.123456Z",
                        "validTo":"2098-01-01T00:00:00Z","permissions":["PUBLIC_API"],
                        "platform":[{"key":"k","applicationId":"default","action":"FILL"}]}""".formatted(manager.accountId()));
    }

    private Answer create(String accountId, String more) {
        return manager.post(Keys.PATH, "{\"name\":\"n\",\"accountId\":\"%s\"%s}".formatted(accountId, more));
    }

    private Answer move(String id, String accountId) {
        return Keys.update(manager, id, "{\"accountId\":\"%s\"}".formatted(accountId));
    }

    private static void thenAlike(String theirs, Answer answer, String nobodys, Answer expected, int status) {
        then(answer.status()).isEqualTo(status).isEqualTo(expected.status());
        then(answer.body().replace(theirs, "?")).isEqualTo(expected.body().replace(nobodys, "?"));
        then(headers(answer)).isEqualTo(headers(expected));
    }

    /** That a connection has served its hundred requests says nothing about keys. */
    private static Set<String> headers(Answer answer) {
        Set<String> names = new TreeSet<>(answer.response().headers().map().keySet());
        names.remove("connection");
        return names;
    }

    private static void thenLacks(String scope, Answer answer) {
        then(answer.status()).isEqualTo(403);
        ErrorShape.thenIs(answer.body(), "FORBIDDEN", null);
        then(answer.text()).contains("lacks the scope " + scope);
    }
}
