package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The audit trail of keys: who made and changed them and what came with them, without what opens the door. */
@ServerTest
class KeysAreWrittenDownHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private Api account;
    private Api manager;

    @BeforeEach
    void givenAnAccountThatManagesItsKeys() {
        account = accounts.create();
        manager = accounts.manager(account.accountId());
    }

    @Test
    void shouldWriteDownEverythingOfANewKeyButItsSecret() {
        // When
        JsonNode key = Keys.create(accounts.operator(), """
                {"accountId":"%s","name":"shop","allowedIPs":["192.0.2.0/24"],"scopeGuids":["billing:read"],\
                "validFrom":"2026-01-01T00:00:00Z","validTo":"2027-01-01T00:00:00Z"}""".formatted(account.accountId()));

        // Then
        JsonNode row = newestFirst().get(0);
        then(what(row)).isEqualTo("operator CREATED API_KEY " + Keys.id(key));
        var detail = row.get("detail");
        then(detail.propertyNames())
                .containsExactlyInAnyOrder(
                        "name",
                        "allowedIPs",
                        "validFrom",
                        "validTo",
                        "enabled",
                        "permissions",
                        "platform",
                        "scopeGuids");
        then(detail.propertyStream()).allSatisfy(field -> then(field.getValue()).isEqualTo(key.get(field.getKey())));
        then(row.toString()).doesNotContain(Keys.secret(key), hash(Keys.id(key)));
    }

    @Test
    void shouldWriteDownOnlyWhatBecameAnother() {
        // Given
        JsonNode key = Keys.create(manager, "{\"name\":\"shop\"}");

        // When
        then(Keys.update(manager, Keys.id(key), "{\"name\":\"shop\",\"enabled\":false}")
                        .status())
                .isEqualTo(200);

        // Then
        JsonNode row = newestFirst().get(0);
        then(what(row)).endsWith("MODIFIED API_KEY " + Keys.id(key));
        then(UUID.fromString(row.get("keyId").asString())).isNotNull();
        then(row.get("detail").toString()).isEqualTo("{\"enabled\":{\"after\":false,\"before\":true}}");
    }

    @Test
    void shouldWriteDownAChangeToWhatItWas() {
        // Given
        JsonNode key = Keys.create(manager, "{\"name\":\"shop\"}");

        // When
        then(Keys.update(manager, Keys.id(key), "{\"name\":\"shop\"}").status()).isEqualTo(200);

        // Then
        JsonNode row = newestFirst().get(0);
        then(what(row)).endsWith("MODIFIED API_KEY " + Keys.id(key));
        then(row.get("detail").isEmpty()).isTrue();
    }

    @Test
    void shouldWriteDownTheOwnersThatAKeyBringsAndNoneThatWasThere() {
        // Given
        account.post("/applications", "{\"applicationId\":\"there\"}");
        int before = newestFirst().size();

        // When
        String pairs =
                "[{\"applicationId\":\"there\",\"entityId\":\"sales\"},{\"applicationId\":\"new\",\"entityId\":null}]";
        JsonNode key = Keys.create(manager, "{\"name\":\"bound\",\"platform\":%s}".formatted(pairs));

        // Then
        List<JsonNode> rows = newestFirst();
        then(rows).hasSize(before + 3);
        then(rows.subList(0, 3).stream().map(KeysAreWrittenDownHttpTest::action))
                .containsExactly("CREATED ENTITY sales", "CREATED APPLICATION new", "CREATED API_KEY " + Keys.id(key));
        then(rows.get(1).at("/detail/applicationName").asString()).isEqualTo("new");
        then(rows.get(0).at("/detail/entityName").asString()).isEqualTo("sales");
    }

    @Test
    void shouldLeaveNoRowForWhatIsRefused() {
        // Given
        JsonNode key = Keys.create(manager, "{\"name\":\"shop\"}");
        int before = newestFirst().size();

        // When
        Stream.of(
                        manager.post(Keys.PATH, "{\"name\":\"\"}"),
                        manager.post(Keys.PATH, "{\"name\":\"more\",\"scopeGuids\":[\"billing:read\"]}"),
                        Keys.update(manager, Keys.id(key), "{\"scopeGuids\":[\"billing:read\"]}"),
                        Keys.update(manager, UUID.randomUUID().toString(), "{\"name\":\"other\"}"))
                .forEach(answer -> then(answer.status()).isBetween(400, 404));

        // Then
        then(newestFirst()).hasSize(before);
    }

    private List<JsonNode> newestFirst() {
        return accounts.operator()
                .get("//settings/1/audit-logs?limit=100&accountId=" + account.accountId())
                .json()
                .get("auditLogs")
                .valueStream()
                .toList();
    }

    private String hash(String id) {
        return database.sql("SELECT encode(key_hash, 'hex') FROM api_key WHERE api_key_id = CAST(? AS uuid)")
                .param(id)
                .query(String.class)
                .single();
    }

    private static String what(JsonNode row) {
        return row.get("keyId").asString() + " " + action(row);
    }

    private static String action(JsonNode row) {
        return "%s %s %s"
                .formatted(
                        row.get("action").asString(),
                        row.get("subjectType").asString(),
                        row.get("subjectId").asString());
    }
}
