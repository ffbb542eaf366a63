package io.provisioning.message;

import static io.provisioning.message.Submissions.created;
import static io.provisioning.message.Submissions.message;
import static io.provisioning.message.Submissions.result;
import static io.provisioning.message.Submissions.results;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.account.Scope;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An entity that is named on a message exists afterwards. */
@ServerTest
class SubmissionsHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private Api account;
    private Api operator;
    private String id;

    @BeforeEach
    void givenAnAccount() {
        account = accounts.create();
        operator = accounts.operator();
        id = account.accountId();
    }

    @Test
    void shouldMakeTheEntityThatIsNamedWithItsIdAsItsName() {
        // When
        JsonNode first = result(operator, message(id, "applicationId", "default", "entityId", "sales"));
        JsonNode second = result(operator, message(id, "applicationId", "default", "entityId", "sales"));

        // Then
        then(first.toString())
                .isEqualTo("{\"applicationId\":\"default\",\"entityId\":\"sales\",\"entityCreated\":true,"
                        + "\"senders\":[],\"moreSenders\":false,\"error\":null}");
        then(created(second)).isFalse();
        then(account.get("/entities/sales").json().get("entityName").asString()).isEqualTo("sales");
    }

    @Test
    void shouldLeaveAnEntityThatExistsAsItIs() {
        // Given
        account.post("/entities", "{\"entityId\":\"sales\",\"entityName\":\"Sales & more\"}");

        // When
        boolean created = created(result(operator, message(id, "entityId", "sales")));

        // Then
        then(created).isFalse();
        then(account.get("/entities/sales").json().get("entityName").asString()).isEqualTo("Sales & more");
    }

    @Test
    void shouldTakeTheDefaultApplicationWhereNoneIsNamedAndNoEntityWhereNoneIs() {
        // When
        List<JsonNode> results =
                results(operator, List.of(message(id), message(id, "applicationId", null, "entityId", null)));

        // Then
        then(results).allSatisfy(result -> {
            then(created(result)).isFalse();
            then(result.get("applicationId").asString()).isEqualTo("default");
            then(result.get("entityId").isNull()).isTrue();
        });
        then(entities()).isZero();
    }

    @Test
    void shouldMakeNoApplication() {
        // When
        JsonNode result = result(operator, message(id, "applicationId", "shop", "entityId", "sales"));

        // Then
        then(result.at("/error/messageId").asString()).isEqualTo("NOT_FOUND");
        then(account.get("/applications/shop").status()).isEqualTo(404);
        then(account.get("/entities/sales").status()).isEqualTo(404);
    }

    @Test
    void shouldAnswerMessageByMessageInTheirOrder() {
        // Given
        Api other = accounts.create();
        account.post("/applications", "{\"applicationId\":\"shop\"}");

        // When
        List<JsonNode> results = results(
                operator,
                List.of(
                        message(id, "applicationId", "shop", "entityId", "b"),
                        message("nobody", "entityId", "b"),
                        message(other.accountId(), "entityId", "b", "channel", "SMS"),
                        message(other.accountId(), "applicationId", "shop", "entityId", "a"),
                        message(id, "entityId", "b"),
                        message(id, "applicationId", "shop", "entityId", "b")));

        // Then
        then(results.stream().map(result -> result.get("entityCreated").asBoolean()))
                .containsExactly(true, false, true, false, true, true);
        then(results.stream().map(result -> result.at("/error/messageId").asString("")))
                .containsExactly("", "NOT_FOUND", "", "NOT_FOUND", "", "");
        then(results.stream().map(result -> result.get("applicationId").asString("")))
                .containsExactly("shop", "", "default", "", "default", "shop");
        then(account.get("/entities").json().at("/paging/totalResults").asInt()).isEqualTo(1);
        then(other.get("/entities").json().at("/paging/totalResults").asInt()).isEqualTo(1);
    }

    /** The widest ids that there are, and those that are hardest to quote. */
    @ParameterizedTest
    @ValueSource(strings = {"'; DROP TABLE entity; --", "{a,\"b\\", "NULL", "a b ", "\uD83D\uDE00"})
    void shouldTakeEveryId(String characters) {
        // Given
        String wide = characters.repeat(255 / characters.codePointCount(0, characters.length()));

        // When
        List<JsonNode> results =
                results(operator, List.of(message(id, "entityId", wide), message(id, "entityId", characters)));

        // Then
        then(results).allMatch(Submissions::created);
        then(results.get(0).get("entityId").asString()).isEqualTo(wide);
        then(account.get("/entities/" + Api.encode(wide)).status()).isEqualTo(200);
        then(account.get("/entities/" + Api.encode(characters)).status()).isEqualTo(200);
    }

    @Test
    void shouldWriteWhatItMadeIntoTheHistoryAndTheAuditTrail() {
        // Given
        Api other = accounts.create();
        account.post("/entities", "{\"entityId\":\"there\"}");
        List<String> batch = List.of(
                message(id, "entityId", "there"),
                message(id, "entityId", "new"),
                message(id, "entityId", "newer"),
                message(other.accountId(), "entityId", "new"));

        // When
        Api.Answer answer = Submissions.send(operator, batch);
        Submissions.send(operator, batch);

        // Then
        String request = answer.header("X-Request-Id");
        then(database.sql("""
                        SELECT p.account_id = :id, entity_id, p.name, c.cause, c.actor, p.valid_to IS NULL AND valid_from = at
                        FROM change c JOIN entity_period p ON p.account_id = c.account_id AND opened_change = change_id
                        WHERE request_id = :request ORDER BY 1 DESC, 2""")
                        .param("id", id)
                        .param("request", request)
                        .query((row, n) -> List.of(
                                row.getBoolean(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getBoolean(6)))
                        .list())
                .containsExactly(
                        List.of(true, "new", "new", "ENTITY_CREATED", "operator", true),
                        List.of(true, "newer", "newer", "ENTITY_CREATED", "operator", true),
                        List.of(false, "new", "new", "ENTITY_CREATED", "operator", true));
        then(changes(request)).isEqualTo(2);
        then(operator.get("//settings/1/audit-logs?requestId=" + request)
                        .json()
                        .get("auditLogs")
                        .valueStream()
                        .map(row -> row.get("action").asString() + " "
                                + row.get("subjectType").asString() + " "
                                + row.get("subjectId").asString() + " " + row.get("detail") + " "
                                + row.get("keyId").asString()))
                .containsExactlyInAnyOrder(
                        "CREATED ENTITY new {\"entityName\":\"new\"} operator",
                        "CREATED ENTITY newer {\"entityName\":\"newer\"} operator",
                        "CREATED ENTITY new {\"entityName\":\"new\"} operator");
    }

    @Test
    void shouldTellAPeriodForEachLifeOfAnEntity() {
        // Given
        for (int life = 0; life < 3; life++) {
            then(created(result(operator, message(id, "entityId", "sales")))).isTrue();
            then(account.delete("/entities/sales").status()).isEqualTo(200);
        }

        // When
        List<Boolean> follows = database.sql("""
                        SELECT previous_valid_to IS NOT DISTINCT FROM lag(valid_to) OVER (ORDER BY valid_from)
                        FROM entity_period WHERE account_id = ? AND entity_id = 'sales'""").param(id).query(Boolean.class).list();

        // Then
        then(follows).containsExactly(true, true, true);
    }

    @Test
    void shouldSubmitForEveryAccountWithAKeyThatIsNotBound() {
        // Given
        Api platform = accounts.api(id, accounts.addKey(id, "true", "now()", "NULL", Scope.MESSAGES));
        String other = accounts.create().accountId();

        // When
        List<JsonNode> results =
                results(platform, List.of(message(id, "entityId", "sales"), message(other, "entityId", "sales")));

        // Then
        then(results).hasSize(2).allMatch(Submissions::created);
    }

    private long entities() {
        return account.get("/entities").json().at("/paging/totalResults").asLong();
    }

    private long changes(String request) {
        return database.sql("SELECT count(*) FROM change WHERE request_id = ?")
                .param(request)
                .query(Long.class)
                .single();
    }
}
