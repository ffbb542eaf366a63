package io.provisioning.application;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Rule 1: every account has the application {@code default}. */
@ServerTest
class DefaultApplicationHttpTest {

    @Autowired
    private TestAccounts accounts;

    private Api api;

    @BeforeEach
    void givenAnAccount() {
        api = accounts.create();
    }

    @Test
    void shouldBeThereFromTheStart() {
        then(api.get("/applications/default").status()).isEqualTo(200);
    }

    @Test
    void shouldNotBeCreated() {
        // When
        var answer = api.post("/applications", "{\"applicationId\":\"default\",\"applicationName\":\"mine\"}");

        // Then
        then(answer.status()).isEqualTo(409);
        then(answer.messageId()).isEqualTo("CONFLICT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?failOnLinkedResources=false", "?failOnLinkedResources=true"})
    void shouldNotBeDeleted(String query) {
        // When
        var answer = api.delete("/applications/default" + query);

        // Then
        then(answer.status()).isEqualTo(400);
        ErrorShape.thenIs(answer.body(), "BAD_REQUEST", "applicationId");
        then(api.get("/applications/default").status()).isEqualTo(200);
    }

    @Test
    void shouldBeRenamed() {
        // When
        var answer = api.put("/applications/default", "{\"applicationName\":\"The rest\"}");

        // Then
        then(answer.status()).isEqualTo(204);
        then(api.get("/applications/default").body())
                .isEqualTo("{\"applicationId\":\"default\",\"applicationName\":\"The rest\"}");
    }

    @Test
    void shouldBeOnlyAnApplicationAndNoEntity() {
        then(api.get("/entities/default").status()).isEqualTo(404);
        then(api.post("/entities", "{\"entityId\":\"default\"}").status()).isEqualTo(201);
        then(api.delete("/entities/default").status()).isEqualTo(200);
    }
}
