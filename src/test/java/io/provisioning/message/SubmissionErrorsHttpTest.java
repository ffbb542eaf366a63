package io.provisioning.message;

import static io.provisioning.message.Submissions.created;
import static io.provisioning.message.Submissions.message;
import static io.provisioning.message.Submissions.result;
import static io.provisioning.message.Submissions.results;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.account.Scope;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.JsonText;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is wrong with one message is the error of that one. */
@ServerTest
class SubmissionErrorsHttpTest {

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

    /** The sound one comes last, and is answered all the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"accountId":"nobody","entityId":"e"}              | NOT_FOUND   | The account 'nobody' does not exist
            {"accountId":"no form of an id","entityId":"e"}    | NOT_FOUND   | The account 'no form of an id' does not exist
            {"accountId":"{id}","applicationId":"no"}          | NOT_FOUND   | The application 'no' does not exist
            {}                                                 | BAD_REQUEST | accountId must not be null
            {"accountId":null,"entityId":"e"}                  | BAD_REQUEST | accountId must not be null
            {"accountId":"","entityId":"e"}                    | BAD_REQUEST | accountId must not be blank
            {"accountId":"a\\u0000b"}                          | BAD_REQUEST | accountId must not contain control characters
            {"accountId":"{id}","entityId":""}                 | BAD_REQUEST | entityId must not be blank
            {"accountId":"{id}","entityId":"null"}             | BAD_REQUEST | entityId must not be 'null', which is reserved
            {"accountId":"{id}","entityId":".."}               | BAD_REQUEST | entityId must not be '..', which is reserved
            {"accountId":"{id}","entityId":"{long}"}           | BAD_REQUEST | entityId must be at most 255 characters long
            {"accountId":"{id}","entityId":"\\uD800"}          | BAD_REQUEST | entityId must not contain unpaired surrogates
            {"accountId":"{id}","applicationId":" "}           | BAD_REQUEST | applicationId must not be blank
            {"accountId":"{id}","applicationId":".","entityId":"\\t"} | BAD_REQUEST | applicationId must not be '.', which is reserved; entityId must not be blank
            """)
    void shouldAnswerTheErrorOfOneMessageAndTheOthers(String message, String messageId, String text) {
        // Given
        String wrong = message.replace("{id}", id).replace("{long}", "a".repeat(256));

        // When
        List<JsonNode> results = results(operator, List.of(wrong, message(id, "entityId", "sound")));

        // Then
        then(results.get(0).toString())
                .isEqualTo("{\"applicationId\":null,\"entityId\":null,\"entityCreated\":false,\"senders\":[],"
                        + "\"moreSenders\":false,\"error\":"
                        + JsonText.object("messageId", messageId, "text", text) + "}");
        then(created(results.get(1))).isTrue();
        then(account.get("/entities").json().at("/paging/totalResults").asInt()).isEqualTo(1);
    }

    @Test
    void shouldTellADisabledAccountFromAnUnknownOneAndMakeNothingForIt() {
        // Given
        database.sql("UPDATE account SET enabled = false WHERE account_id = ?")
                .param(id)
                .update();

        // When
        JsonNode result = result(operator, message(id, "entityId", "sales"));

        // Then
        then(result.get("error").toString())
                .isEqualTo(JsonText.object(
                        "messageId", "FORBIDDEN", "text", "The account '%s' is disabled".formatted(id)));
        then(database.sql("SELECT count(*) FROM entity WHERE account_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shop | sales | true
            shop |       | false
            news |       | true
            news | sales | false
                 |       | false
                 | later | true
            """)
    void shouldHoldAKeyThatIsBoundToTrafficToItsPairs(String applicationId, String entityId, boolean allowed) {
        // Given
        account.post("/applications", "{\"applicationId\":\"shop\"}");
        account.post("/applications", "{\"applicationId\":\"news\"}");
        Api bound = bound("""
                [{"applicationId":"shop","entityId":"sales","action":"FILL"},{"applicationId":"news","key":"n"},
                 {"applicationId":"default","entityId":"later"}]""");

        // When
        JsonNode result = result(bound, message(id, "applicationId", applicationId, "entityId", entityId));

        // Then
        if (allowed) {
            then(created(result)).isEqualTo(entityId != null);
        } else {
            then(result.get("error").toString())
                    .isEqualTo(JsonText.object(
                            "messageId",
                            "FORBIDDEN",
                            "text",
                            "This API key is not bound to the application '%s' with entity '%s'"
                                    .formatted(applicationId == null ? "default" : applicationId, entityId)));
            then(account.get("/entities").json().at("/paging/totalResults").asInt())
                    .isZero();
        }
    }

    @Test
    void shouldHoldABoundKeyToItsAccountToo() {
        // Given
        Api other = accounts.create();

        // When
        JsonNode result = result(bound("[{\"applicationId\":\"default\"}]"), message(other.accountId()));

        // Then
        then(result.at("/error/text").asString())
                .isEqualTo("The account '%s' does not exist".formatted(other.accountId()));
    }

    @Test
    void shouldTakeAThousandMessagesAndNotOneMore() {
        // Given
        List<String> batch = new ArrayList<>(IntStream.range(0, 1000)
                .mapToObj(i -> message(id, "entityId", "e" + i))
                .toList());

        // When
        List<JsonNode> results = results(operator, batch);
        batch.add(message(id, "entityId", "one-more"));
        Api.Answer refused = Submissions.send(operator, batch);

        // Then
        then(results).hasSize(1000).allMatch(Submissions::created);
        then(refused.status()).isEqualTo(400);
        then(refused.errorOf("messages")).contains("1000");
        then(account.get("/entities/one-more").status()).isEqualTo(404);
    }

    private Api bound(String pairs) {
        String key = accounts.addKey(id, "true", "now()", "NULL", Scope.MESSAGES);
        database.sql("UPDATE api_key SET platform = CAST(? AS jsonb) WHERE key_hash = sha256(convert_to(?, 'UTF8'))")
                .params(pairs, key)
                .update();
        return accounts.api(id, key);
    }
}
