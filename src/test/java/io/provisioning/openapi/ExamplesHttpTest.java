package io.provisioning.openapi;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.account.Accounts;
import io.provisioning.openapi.Document.Operation;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The examples work, on an account that has nothing yet but the application {@code default}. */
@ServerTest
class ExamplesHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Accounts existing;

    private Api account;
    private Document document;

    @BeforeEach
    void open() {
        account = accounts.create();
        document = Document.of(account);
        accounts.createDemo();
    }

    @Test
    void shouldSucceedFromTopToBottomAsSwaggerUiShowsThem() {
        // Given what a first run has
        existing.createIfMissing("demo", UUID.fromString("de300000-0000-4000-8000-000000000001"), "demo-key");
        List<String> groups = document.root()
                .get("tags")
                .valueStream()
                .map(tag -> tag.get("name").asString())
                .toList();
        List<Operation> shown = document.operations().stream()
                .sorted(Comparator.<Operation, Integer>comparing(operation -> groups.indexOf(operation.tag()))
                        .thenComparing(operation -> operation.method().equals("delete")))
                .toList();

        // When, Then
        then(groups)
                .containsExactly(
                        "Applications",
                        "Entities",
                        "Associations",
                        "Messages",
                        "Accounts",
                        "API keys",
                        "Audit log",
                        "Billing");
        then(shown).hasSizeGreaterThan(14);
        shown.forEach(this::thenSucceeds);
    }

    /** Whoever fills it in in Swagger UI presses Execute. */
    @Test
    void shouldSucceedWithTheExampleOfEachOptionalParameter() {
        List<Operation> operations = document.operations();
        for (Operation operation : operations) {
            operation.parameters().filter(Document::isOptional).forEach(parameter -> {
                // Given an account of its own, with everything that examples make
                account = accounts.create();
                operations.stream()
                        .filter(other -> other.id().startsWith("create-") && !other.isForTheOperator())
                        .filter(other -> other != operation)
                        .forEach(this::thenSucceeds);

                // When, Then
                Api.Answer answer = operation.sendWith(caller(operation), parameter);
                then(answer.status())
                        .as(operation.id() + " " + parameter.get("name") + ": " + answer.body())
                        .isEqualTo(operation.success());
            });
        }
    }

    @Test
    void shouldShowDeletionsLast() {
        then(account.get("//swagger-ui/swagger-initializer.js").body())
                .contains(
                        "operationsSorter: (a, b) => (a.get('method') === 'delete') - (b.get('method') === 'delete')");
    }

    @Test
    void shouldReadWhatTheExamplesSay() {
        // Given
        account.post("/applications", "{\"applicationId\":\"checkout\"}");
        thenSucceeds(document.operation("create-entity"));
        Operation create = document.operation("create-resource-association");
        then(create.send(account, "With an entity").status()).isEqualTo(201);
        then(create.send(account, "Without an entity").status()).isEqualTo(201);

        // When, Then
        thenAnswersItsExample("get-entity");
        thenAnswersItsExample("get-entities");
        thenAnswersItsExample("get-resource-association");
        thenAnswersItsExample("get-resource-associations");
    }

    @Test
    void shouldReadApplicationsAsTheExamplesSay() {
        // Given
        thenSucceeds(document.operation("create-application"));

        // When, Then
        thenAnswersItsExample("get-application");
        thenAnswersItsExample("get-applications");
    }

    @ParameterizedTest
    @ValueSource(strings = {"create-application", "create-entity", "create-resource-association"})
    void shouldAnswerTheExampleOfACreationWhenAskedFor(String operationId) {
        // Given
        Operation operation = document.operation(operationId);

        // When
        Api.Answer answer = operation.send(account, operation.firstRequest(), "Prefer", "return=representation");

        // Then
        then(answer.header("Preference-Applied")).isEqualTo("return=representation");
        then(answer.json()).isEqualTo(operation.requests().get(operation.firstRequest()));

        // And the document promises no body: generated clients would fail on the empty one that is usual
        then(operation.successExample()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"modify-application", "modify-entity"})
    void shouldTakeEveryExampleOfAChange(String operationId) {
        // Given
        thenSucceeds(document.operation(operationId.replace("modify", "create")));
        Operation modify = document.operation(operationId);

        // When, Then
        then(modify.requests()).hasSize(2);
        modify.requests()
                .forEach((name, body) ->
                        then(modify.send(account, name).status()).as(name).isEqualTo(204));
    }

    @Test
    void shouldReadAccountsAsTheExamplesSay() {
        Operation update = document.operation("update-account");
        for (String example : List.of("The configured rate", "Another name")) {
            then(update.send(accounts.operator(), example).json()).isEqualTo(update.successExample());
        }
        thenAnswersItsExample("get-account");
    }

    @Test
    void shouldTakeEveryExampleOfAnAccount() {
        // Given
        Operation create = document.operation("create-account");
        Operation update = document.operation("update-account");
        String key = "e-" + UUID.randomUUID();

        // When, Then
        then(create.requests()).hasSize(2);
        create.requests().forEach((name, body) -> {
            String json = body.toString().replace("\"acme\"", "\"" + key + "\"");
            then(accounts.operator().post("/" + create.path(), json).status())
                    .as(name)
                    .isEqualTo(201);
        });
        then(update.requests()).hasSize(4);
        update.requests()
                .forEach((name, body) -> then(accounts.operator()
                                .put("//settings/1/accounts/" + key, body.toString())
                                .status())
                        .as(name)
                        .isEqualTo(200));
    }

    @Test
    void shouldAnswerTheFieldsOfTheAuditLogThatTheExampleHas() {
        // Given
        Operation list = document.operation("get-audit-logs");
        thenSucceeds(document.operation("create-application"));
        thenSucceeds(document.operation("modify-application"));

        // When
        var answer = accounts.operator()
                .get("/" + list.path() + "?limit=1&accountId=" + account.accountId())
                .json();

        // Then
        var shown = list.successExample();
        then(answer.at("/auditLogs/0").propertyNames())
                .isEqualTo(shown.at("/auditLogs/0").propertyNames());
        then(answer.at("/auditLogs/0/detail/applicationName").propertyNames())
                .isEqualTo(shown.at("/auditLogs/0/detail/applicationName").propertyNames());
        then(answer.get("paging").propertyNames()).isEqualTo(shown.get("paging").propertyNames());
    }

    private void thenAnswersItsExample(String operationId) {
        Operation operation = document.operation(operationId);
        then(operation.send(caller(operation), null).json()).isEqualTo(operation.successExample());
    }

    private Api caller(Operation operation) {
        return operation.isForTheOperator() ? accounts.operator() : account;
    }

    private void thenSucceeds(Operation operation) {
        Api.Answer answer = operation.send(caller(operation), operation.firstRequest());
        then(answer.status()).as(operation.id() + ": " + answer.body()).isEqualTo(operation.success());
    }
}
