package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServerTest
class ApiKeysHttpTest {

    private static final String EVERYTHING = """
            {"accountId":"%s","name":"web shop","allowedIPs":["192.0.2.0/24","2001:db8::1"],
            "validFrom":"2026-01-01T01:00:00+01:00","validTo":"2096-02-01T00:59:59.1234567+0100",
            "permissions":["PUBLIC_API","2FA_CLIENT","WEB_SDK"],"unknown":1,
            "platform":[{"key":"k","applicationId":"checkout","entityId":"sales","action":"FORCE"},
                        {"applicationId":"default"}],
            "scopeGuids":["messages:submit","billing:read"]}""";

    @Autowired
    private TestAccounts accounts;

    private Api operator;
    private String accountId;

    @BeforeEach
    void givenAnAccount() {
        operator = accounts.operator();
        accountId = accounts.create().accountId();
    }

    @Test
    void shouldMakeAKeyThatWorksAtOnce() {
        // When
        JsonNode key = named("first");

        // Then
        then(Keys.secret(key)).matches("pak_[0-9A-Za-z]{28}");
        then(accounts.api(accountId, Keys.secret(key))
                        .get("/applications/default")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldGiveEverythingButTheNameADefault() {
        // When
        JsonNode key = named("first");

        // Then
        then(key.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "apiKeySecret",
                        "accountId",
                        "name",
                        "allowedIPs",
                        "validFrom",
                        "validTo",
                        "enabled",
                        "permissions",
                        "platform",
                        "scopeGuids");
        then(key.get("accountId").asString()).isEqualTo(accountId);
        then(key.get("enabled").asBoolean()).isTrue();
        then(key.get("scopeGuids").toString()).isEqualTo("[\"application-entity:manage\"]");
        then(key.get("allowedIPs").toString()).isEqualTo("[]");
        then(key.get("permissions").toString()).isEqualTo("[]");
        then(key.get("platform").toString()).isEqualTo("[]");
        OffsetDateTime from = Instant.parse(key.get("validFrom").asString()).atOffset(ZoneOffset.UTC);
        then(Instant.parse(key.get("validTo").asString()))
                .isEqualTo(from.plusYears(1).toInstant());
    }

    @Test
    void shouldKeepEverythingThatIsGivenWithTimesInUtc() {
        // When
        JsonNode key = Keys.create(operator, EVERYTHING.formatted(accountId));

        // Then
        then(key.get("validFrom").asString()).isEqualTo("2026-01-01T00:00:00Z");
        then(key.get("validTo").asString()).isEqualTo("2096-01-31T23:59:59.123456Z");
        then(key.get("allowedIPs").toString()).isEqualTo("[\"192.0.2.0/24\",\"2001:db8::1\"]");
        then(key.get("permissions").toString()).isEqualTo("[\"PUBLIC_API\",\"2FA_CLIENT\",\"WEB_SDK\"]");
        then(key.get("scopeGuids").toString()).isEqualTo("[\"messages:submit\",\"billing:read\"]");
        then(key.get("platform")).isEqualTo(json("""
                        [{"key":"k","applicationId":"checkout","entityId":"sales","action":"FORCE"},
                         {"applicationId":"default"}]"""));
    }

    @Test
    void shouldKeepOnceWhatIsNamedTwice() {
        // Given
        String twice = """
                "scopeGuids":["application-entity:manage","application-entity:manage"],
                "permissions":["WEB_SDK","WEB_SDK"],"allowedIPs":["0.0.0.0/0","0.0.0.0/0"],"platform":[%s]""";
        String pair = "{\"key\":\"k\",\"applicationId\":\"shop\",\"entityId\":\"e\",\"action\":\"FILL\"}";

        // When
        JsonNode made = Keys.create(
                operator,
                "{\"accountId\":\"%s\",\"name\":\"n\",%s}".formatted(accountId, twice.formatted(pair + "," + pair)));
        JsonNode changed = Keys.update(operator, Keys.id(made), "{" + twice.formatted("") + "}")
                .json();

        // Then
        then(made.get("platform")).hasSize(1);
        for (String field : List.of("scopeGuids", "permissions", "allowedIPs")) {
            then(made.get(field)).as(field).hasSize(1);
            then(changed.get(field)).as(field).hasSize(1);
        }
        then(accounts.api(accountId, Keys.secret(made)).get("/applications").status())
                .isEqualTo(200);
    }

    @Test
    void shouldSignInWithAKeyWhoseScopeIsKeptTwice() {
        String scope = "application-entity:manage";
        String key = accounts.addKey(accountId, "true", "now()", "NULL", scope, scope);
        then(accounts.api(accountId, key).get("/applications").status()).isEqualTo(200);
    }

    /** No two clocks agree: a new key is no key of the future on an instance whose clock is seconds behind. */
    @Test
    void shouldMakeAKeyThatWorksWhereClocksAreBehindToo() {
        // When
        Instant before = Instant.now();
        Instant from = Instant.parse(named("first").get("validFrom").asString());

        // Then
        then(from).isBetween(before.minusSeconds(11), Instant.now().minusSeconds(10));
        then(from.getNano()).isZero();
    }

    /** As the first key of an account, which does not expire. */
    @Test
    void shouldTakeBackEveryKeyAsItWasRead() {
        // Given
        JsonNode first = Keys.list(operator, "accountId=" + accountId).json().at("/apiKeys/0");
        then(first.get("validTo").isNull()).isTrue();

        // When, Then
        then(Keys.update(operator, Keys.id(first), first.toString()).json()).isEqualTo(first);
    }

    @Test
    void shouldTakeNullForWhatIsNotSet() {
        String nulls = "\"allowedIPs\":null,\"validFrom\":null,\"validTo\":null,\"permissions\":null,"
                + "\"scopeGuids\":null,\"platform\":";
        JsonNode key = Keys.create(
                operator,
                "{\"accountId\":\"%s\",\"name\":\"n\",%s[{\"applicationId\":\"a\",\"entityId\":null,\"key\":null,\"action\":null}]}"
                        .formatted(accountId, nulls));
        JsonNode kept = Keys.update(
                        operator,
                        Keys.id(key),
                        "{\"accountId\":null,\"name\":null,\"enabled\":null,%snull}".formatted(nulls))
                .json();
        then(kept).isEqualTo(((ObjectNode) key).without("apiKeySecret"));
    }

    @Test
    void shouldAnswerTheSameLaterWithoutTheSecret() {
        // Given
        JsonNode created = Keys.create(operator, EVERYTHING.formatted(accountId));
        String secret = Keys.secret(created);
        JsonNode expected = ((ObjectNode) created).without("apiKeySecret");

        // When, Then
        then(Keys.get(operator, Keys.id(created)).json()).isEqualTo(expected);
        then(Keys.list(operator, "accountId=" + accountId + "&name=web%20shop")
                        .json()
                        .get("apiKeys")
                        .get(0))
                .isEqualTo(expected);
        then(Keys.update(operator, Keys.id(created), "{}").json()).isEqualTo(expected);
        then(expected.toString()).doesNotContain(secret);
    }

    @Test
    void shouldReplaceWhatIsThereAndKeepWhatIsMissing() {
        // Given
        JsonNode key = Keys.create(operator, EVERYTHING.formatted(accountId));

        // When
        var answer = Keys.update(operator, Keys.id(key), """
                        {"name":"shop","allowedIPs":[],"enabled":false,"permissions":null,"scopeGuids":[],
                         "validFrom":"2026-02-01T00:00:00Z"}""");

        // Then
        then(answer.status()).isEqualTo(200);
        ObjectNode expected =
                ((ObjectNode) key).without("apiKeySecret").put("name", "shop").put("enabled", false);
        expected.putArray("allowedIPs");
        expected.putArray("scopeGuids");
        expected.put("validFrom", "2026-02-01T00:00:00Z");
        then(answer.json()).isEqualTo(expected);
        then(Keys.get(operator, Keys.id(key)).json()).isEqualTo(expected);
    }

    @Test
    void shouldRefuseAndTakeBackAtOnceOnThisInstance() {
        // Given
        JsonNode key = named("first");
        Api caller = accounts.api(accountId, Keys.secret(key));
        then(caller.get("/applications").status()).isEqualTo(200);

        // When, Then
        Keys.update(operator, Keys.id(key), "{\"enabled\":false}");
        then(caller.get("/applications").status()).isEqualTo(401);
        Keys.update(operator, Keys.id(key), "{\"enabled\":true,\"scopeGuids\":[\"billing:read\"]}");
        then(caller.get("/applications").status()).isEqualTo(403);
        Keys.update(
                operator,
                Keys.id(key),
                "{\"scopeGuids\":[\"application-entity:manage\"],\"validTo\":\"2026-01-01T00:00:00Z\","
                        + "\"validFrom\":\"2025-01-01T00:00:00Z\"}");
        then(caller.get("/applications").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"validFrom\":\"2026-01-02T00:00:00Z\",\"validTo\":\"2026-01-01T00:00:00Z\"}'",
        "'{\"validFrom\":\"2026-01-01T00:00:00Z\",\"validTo\":\"2026-01-01T01:00:00+01:00\"}'",
        "'{\"validTo\":\"1970-01-01T00:00:00Z\"}'"
    })
    void shouldRefuseAValidityThatEndsBeforeItBegins(String validity) {
        String named = validity.replace("{", "{\"name\":\"n\",\"accountId\":\"" + accountId + "\",");
        var created = operator.post(Keys.PATH, named);
        var changed = Keys.update(operator, Keys.id(named("first")), validity);
        then(created.status()).isEqualTo(400);
        ErrorShape.thenIs(created.body(), "BAD_REQUEST", "validTo");
        then(changed.status()).isEqualTo(400);
        ErrorShape.thenIs(changed.body(), "BAD_REQUEST", "validTo");
    }

    @Test
    void shouldAskTheOperatorForTheAccount() {
        var answer = operator.post(Keys.PATH, "{\"name\":\"first\"}");
        then(answer.status()).isEqualTo(400);
        ErrorShape.thenIs(answer.body(), "BAD_REQUEST", "accountId");
    }

    @Test
    void shouldMakeNoKeyForAnAccountThatDoesNotExist() {
        var answer = operator.post(Keys.PATH, "{\"name\":\"first\",\"accountId\":\"nobody\"}");
        then(answer.status()).isEqualTo(400);
        then(answer.errorOf("accountId")).isEqualTo("[\"must be an account that exists and that you manage\"]");
    }

    @Test
    void shouldMoveNoKeyToAnotherAccount() {
        // Given
        String id = Keys.id(named("first"));

        // When
        var answer = Keys.update(
                operator,
                id,
                "{\"accountId\":\"%s\"}".formatted(accounts.create().accountId()));

        // Then
        then(answer.status()).isEqualTo(400);
        ErrorShape.thenIs(answer.body(), "BAD_REQUEST", "accountId");
        then(Keys.update(operator, id, "{\"accountId\":\"%s\"}".formatted(accountId))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1", "%F0%9F%98%80"})
    void shouldNotKnowWhatWasNeverMade(String id) {
        then(Keys.get(operator, id).status()).isEqualTo(404);
        then(Keys.update(operator, id, "{}").status()).isEqualTo(404);
        then(Keys.get(operator, id).text()).startsWith("The API key '").endsWith("' does not exist");
    }

    @Test
    void shouldTellKeysApartByTheCaseOfTheirIds() {
        String id = Keys.id(named("first"));
        then(Keys.get(operator, id.toUpperCase()).status()).isEqualTo(id.equals(id.toUpperCase()) ? 200 : 404);
    }

    private JsonNode named(String name) {
        return Keys.create(operator, "{\"name\":\"%s\",\"accountId\":\"%s\"}".formatted(name, accountId));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
