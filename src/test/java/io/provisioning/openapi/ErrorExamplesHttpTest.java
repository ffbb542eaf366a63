package io.provisioning.openapi;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.error.ErrorCode;
import io.provisioning.openapi.Document.Operation;
import io.provisioning.openapi.ProvokedExample.State;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The examples of errors are what is answered, to the letter. */
@ServerTest
class ErrorExamplesHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    private final Set<String> answered = new TreeSet<>();
    private Api account;
    private Document document;

    @BeforeEach
    void open() {
        account = accounts.create();
        document = Document.of(account);
        accounts.createDemo();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.provisioning.openapi.ProvokedExample#all")
    void shouldAnswerTheExample(ProvokedExample example) {
        // Given
        prepare(example.state());

        // When
        Api caller = caller(example);
        Api.Answer answer = caller.send(example.method(), example.path(), example.body());

        // Then
        JsonNode response = document.operation(example.operationId())
                .responses()
                .getOrDefault(String.valueOf(answer.status()), MissingNode.getInstance());
        then(answer.json()).isEqualTo(Operation.examples(response).get(example.name()));
        thenHasTheHeaders(response, answer);
    }

    /** A rename conflicts with nothing here; its 409 is the public API's. */
    @Test
    void shouldProvokeEveryExampleThatAnOperationHasOfItsOwn() {
        // When
        Set<String> shown = new TreeSet<>();
        document.operations()
                .forEach(operation -> Document.entries(operation.node().get("responses"))
                        .forEach((status, response) -> {
                            if (Integer.parseInt(status) >= 400) {
                                Operation.examples(response)
                                        .keySet()
                                        .forEach(name -> shown.add(operation.id() + ": " + name));
                            }
                        }));

        // Then
        Set<String> provoked =
                ProvokedExample.all().map(ProvokedExample::id).collect(Collectors.toCollection(TreeSet::new));
        provoked.addAll(Set.of("modify-application: Conflict", "modify-entity: Conflict"));
        then(shown).isEqualTo(provoked);
    }

    @Test
    void shouldAnswerTheExamplesThatAllOperationsShare() {
        String weakKey = accounts.addKey(account.accountId(), "true", "now()", "NULL", "another:scope");
        Api weak = accounts.api(account.accountId(), weakKey);

        thenAnswers("UNAUTHORIZED", accounts.api("nobody", "unknown").get("/applications"));
        thenAnswers("FORBIDDEN", weak.get("/applications"));
        thenAnswers("NOT_ACCEPTABLE", account.send("GET", "/applications", null, "Accept", "text/html"));
        thenAnswers("PAYLOAD_TOO_LARGE", account.post("/applications", "x".repeat(70_000)));
        thenAnswers(
                "UNSUPPORTED_MEDIA_TYPE",
                account.send("POST", "/applications", "{}", "Content-Type", "application/xml"));
        thenAnswers("URI_TOO_LONG", account.get("/applications/" + "a".repeat(50_000)));
        thenAnswers(
                "REQUEST_HEADER_FIELDS_TOO_LARGE",
                account.send("GET", "/applications", null, "X-Large", "a".repeat(50_000)));
        thenAnswers("TOO_MANY_REQUESTS", tooOften());
        statements.failNextCommit();
        thenAnswers("GENERAL_ERROR", account.post("/applications", "{\"applicationId\":\"checkout\"}"));
        statements.beforeNextCommit(true, Connection::close);
        thenAnswers("SERVICE_UNAVAILABLE", account.get("/applications"));

        answered.addAll(
                Set.of("FORBIDDEN_ACCOUNTS", "FORBIDDEN_AUDIT_LOGS", "FORBIDDEN_BILLING", "FORBIDDEN_MESSAGES"));
        then(answered).isEqualTo(document.components("responses").keySet());
    }

    @Test
    void shouldAnswerTheExamplesThatAllOperationsOnAccountsShare() {
        // Given
        JsonNode response = document.components("responses").get("FORBIDDEN_ACCOUNTS");

        // When
        Api.Answer withoutScope = account.get("//settings/1/accounts");
        Api.Answer withScope = accounts.manager(account.accountId()).get("//settings/1/accounts");

        // Then
        then(withScope.status()).isEqualTo(403);
        then(Operation.examples(response).values()).containsExactly(withoutScope.json(), withScope.json());
        thenHasTheHeaders(response, withScope);
    }

    @Test
    void shouldAnswerTheExampleOfTheAuditLogToWhoLacksTheScope() {
        thenAnswers("FORBIDDEN_AUDIT_LOGS", 403, account.get("//settings/1/audit-logs"));
    }

    @Test
    void shouldAnswerTheExampleOfBillingToWhoLacksTheScope() {
        thenAnswers("FORBIDDEN_BILLING", 403, account.get("//billing/1/nothing"));
    }

    @Test
    void shouldAnswerTheExampleOfMessagesToWhoLacksTheScope() {
        thenAnswers("FORBIDDEN_MESSAGES", 403, account.post("//messages/1/submissions", "{}"));
    }

    private Api caller(ProvokedExample example) {
        return switch (example.state()) {
            case OPERATOR -> accounts.operator();
            case MANAGER -> accounts.manager(account.accountId());
            default -> account;
        };
    }

    private Api.Answer tooOften() {
        Api limited = accounts.createWithConfiguredRate();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> limited.get("/applications"), answer -> answer.status() == 429);
    }

    private void prepare(State state) {
        if (state == State.CHECKOUT) {
            account.post("/applications", "{\"applicationId\":\"checkout\"}");
        }
        if (state == State.EVERYTHING) {
            for (String id : List.of("create-application", "create-entity", "create-resource-association")) {
                Operation operation = document.operation(id);
                operation.send(account, operation.firstRequest());
            }
            account.post("/associations", ProvokedExample.association("SMS", "newsletter", "\"sales\""));
        }
    }

    private void thenAnswers(String component, Api.Answer answer) {
        answered.add(component);
        thenAnswers(component, ErrorCode.valueOf(component).status(), answer);
    }

    private void thenAnswers(String component, int status, Api.Answer answer) {
        JsonNode response = document.components("responses").get(component);
        then(answer.status()).isEqualTo(status);
        then(answer.json())
                .isEqualTo(Operation.examples(response).values().iterator().next());
        thenHasTheHeaders(response, answer);
    }

    private static void thenHasTheHeaders(JsonNode response, Api.Answer answer) {
        then(response.get("headers").propertyNames())
                .allSatisfy(name -> then(answer.header(name)).as(name).isNotBlank());
    }
}
