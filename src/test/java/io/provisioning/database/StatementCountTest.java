package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * How many statements an operation costs; a number that grows with the data, or by accident, fails here. The first one
 * says for which account it is, the last two of every change write its history and its row in the audit log.
 */
@ServerTest
class StatementCountTest {

    private static final Map<String, Integer> STATEMENTS = new TreeMap<>(Map.ofEntries(
            Map.entry("get-applications", 3),
            Map.entry("create-application", 4),
            Map.entry("get-application", 2),
            Map.entry("modify-application", 4),
            Map.entry("delete-application", 8),
            Map.entry("get-entities", 3),
            Map.entry("create-entity", 4),
            Map.entry("get-entity", 2),
            Map.entry("modify-entity", 4),
            Map.entry("delete-entity", 8),
            Map.entry("get-resource-associations", 3),
            Map.entry("create-resource-association", 4),
            Map.entry("delete-resource-association", 4),
            Map.entry("get-resource-association", 2)));

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Test
    void shouldCostAFixedNumberOfStatements() {
        // Given an account whose key is known already
        Api api = accounts.create();
        givenOwnersWithLinks(api);

        // When
        Map<String, Integer> counted = new TreeMap<>();
        FourteenOperations.all()
                .forEach((operation, call) -> counted.put(
                        operation,
                        statements
                                .during(() -> FourteenOperations.succeed(operation, call, api))
                                .size()));

        // Then
        then(counted).isEqualTo(STATEMENTS);
    }

    @Test
    void shouldSignInWithOneStatementAndThenRemember() {
        // Given
        Api api = accounts.create();

        // When, then
        then(statements.during(() -> api.get("/applications/default"))).hasSize(3);
        then(statements.during(() -> api.get("/applications/default"))).hasSize(2);
    }

    @Test
    void shouldAskOnceMoreOnlyWhenLinkedResourcesForbidTheDeletion() {
        // Given
        Api api = accounts.create();
        givenOwnersWithLinks(api);

        // When
        var refused = statements.during(() -> api.delete("/applications/a1?failOnLinkedResources=true"));

        // Then
        then(refused).hasSize(5);
    }

    private static void givenOwnersWithLinks(Api api) {
        api.post("/applications", "{\"applicationId\":\"a1\"}");
        api.post("/entities", "{\"entityId\":\"e1\"}");
        for (int i = 0; i < 30; i++) {
            api.post(
                    "/associations",
                    "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"%d\",\"applicationId\":\"a1\",\"entityId\":\"e1\"}"
                            .formatted(i));
        }
    }
}
