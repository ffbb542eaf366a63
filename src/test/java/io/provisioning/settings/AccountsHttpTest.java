package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class AccountsHttpTest {

    private static final String ACCOUNTS = "//settings/1/accounts";

    @Autowired
    private TestAccounts accounts;

    private Api operator;
    private String key;

    @BeforeEach
    void givenAKeyThatNobodyHas() {
        operator = accounts.operator();
        key = "a-" + UUID.randomUUID();
    }

    @Test
    void shouldCreateAnAccountUnderItsKey() {
        // When
        Api.Answer created = create("""
                {"key":"%s","name":"Acme Ltd","rateLimit":{"requests":10,"per":"PT1M"}}""");

        // Then
        then(created.status()).isEqualTo(201);
        then(created.body()).isEqualTo("""
                {"key":"%s","ownerKey":null,"name":"Acme Ltd","enabled":true,\
                "rateLimit":{"requests":10,"per":"PT1M"}}""".formatted(key));
        then(get().json()).isEqualTo(created.json());
    }

    @Test
    void shouldMakeAKeyWhenNoneIsGiven() {
        for (String json : new String[] {"{\"name\":\"a\"}", "{\"key\":null,\"name\":\"a\"}"}) {
            // When
            var account = operator.post(ACCOUNTS, json).json();

            // Then
            key = account.get("key").asString();
            then(key).matches("acc-[0-9a-f-]{36}");
            then(get().json()).isEqualTo(account);
        }
    }

    @Test
    void shouldCreateTheDefaultApplicationWithTheAccount() {
        // When
        create("{\"key\":\"%s\",\"name\":\"a\"}");

        // Then
        Api account = accounts.api(key, accounts.addKey(key, "true", "now()", "NULL", "application-entity:manage"));
        then(account.get("/applications").json().get("results").toString())
                .isEqualTo("[{\"applicationId\":\"default\",\"applicationName\":\"default\"}]");
    }

    @Test
    void shouldRefuseAKeyThatIsTakenAndChangeNothing() {
        // Given
        create("{\"key\":\"%s\",\"name\":\"first\"}");
        var before = get().json();

        // When
        Api.Answer second = create("{\"key\":\"%s\",\"name\":\"second\"}");

        // Then
        then(second.status()).isEqualTo(409);
        ErrorShape.thenIs(second.body(), "CONFLICT", null);
        then(second.text()).contains(key);
        then(get().json()).isEqualTo(before);
    }

    @Test
    void shouldGiveAKeyToOneOfManyWhoWantItAtOnce() throws Exception {
        // Given
        List<Callable<Integer>> eight = Collections.nCopies(
                8, () -> create("{\"key\":\"%s\",\"name\":\"a\"}").status());

        // When
        List<Integer> statuses = new ArrayList<>();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            for (Future<Integer> status : callers.invokeAll(eight)) {
                statuses.add(status.get());
            }
        } finally {
            callers.shutdown();
        }

        // Then
        then(statuses).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void shouldIgnoreWhatANewAccountCannotBeGiven() {
        then(create("{\"key\":\"%s\",\"name\":\"a\",\"ownerKey\":\"b\",\"enabled\":false,\"colour\":1}")
                        .json()
                        .toString())
                .isEqualTo("{\"key\":\"%s\",\"ownerKey\":null,\"name\":\"a\",\"enabled\":true,\"rateLimit\":null}"
                        .formatted(key));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                  | Acme | true  | {\"requests\":2,\"per\":\"PT1S\"}",
                "{\"name\":null,\"enabled\":null}                    | Acme | true  | {\"requests\":2,\"per\":\"PT1S\"}",
                "{\"name\":\"New\"}                                  | New  | true  | {\"requests\":2,\"per\":\"PT1S\"}",
                "{\"enabled\":false}                                 | Acme | false | {\"requests\":2,\"per\":\"PT1S\"}",
                "{\"rateLimit\":null}                                | Acme | true  | null",
                "{\"rateLimit\":{\"requests\":1,\"per\":\"P1D\"}}    | Acme | true  | {\"requests\":1,\"per\":\"PT24H\"}",
                "{\"key\":\"other\",\"ownerKey\":\"other\"}          | Acme | true  | {\"requests\":2,\"per\":\"PT1S\"}"
            })
    void shouldChangeWhatIsGivenAndLeaveTheRest(String change, String name, boolean enabled, String rateLimit) {
        // Given
        create("{\"key\":\"%s\",\"name\":\"Acme\",\"rateLimit\":{\"requests\":2,\"per\":\"PT1S\"}}");

        // When
        Api.Answer changed = operator.put(ACCOUNTS + "/" + key, change);

        // Then
        then(changed.status()).isEqualTo(200);
        then(changed.json().get("key").asString()).isEqualTo(key);
        then(changed.json().get("name").asString()).isEqualTo(name);
        then(changed.json().get("enabled").asBoolean()).isEqualTo(enabled);
        then(changed.json().get("rateLimit")).isEqualTo(JsonMapper.shared().readTree(rateLimit));
        then(get().json()).isEqualTo(changed.json());
    }

    @Test
    void shouldTakeBackWhatItAnsweredWithoutChangingAnything() {
        // Given
        create("{\"key\":\"%s\",\"name\":\"Acme\"}");
        String answered = get().body();

        // When
        Api.Answer same = operator.put(ACCOUNTS + "/" + key, answered);

        // Then
        then(same.body()).isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({"PT0.001S,PT0.001S", "PT60S,PT1M", "PT24H,PT24H", "P1D,PT24H", "PT1.5S,PT1.5S"})
    void shouldAnswerAPeriodInItsShortestForm(String per, String answered) {
        then(create("{\"key\":\"%s\",\"name\":\"a\",\"rateLimit\":{\"requests\":1000000,\"per\":\"" + per + "\"}}")
                        .json()
                        .get("rateLimit")
                        .get("per")
                        .asString())
                .isEqualTo(answered);
    }

    @ParameterizedTest
    @CsvSource({"GET,404", "PUT,404", "DELETE,405", "POST,405", "PATCH,405"})
    void shouldKnowNoAccountThatWasNotCreatedAndNeverDelete(String method, int status) {
        // When
        Api.Answer answer = operator.send(method, ACCOUNTS + "/" + key, method.startsWith("P") ? "{}" : null);

        // Then
        then(answer.status()).isEqualTo(status);
        then(answer.text()).contains(status == 404 ? key : "Method not allowed");
    }

    private Api.Answer create(String json) {
        return operator.post(ACCOUNTS, json.contains("%s") ? json.formatted(key) : json);
    }

    private Api.Answer get() {
        return operator.get(ACCOUNTS + "/" + key);
    }
}
