package io.provisioning.application;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ApplicationsHttpTest {

    @Autowired
    private TestAccounts accounts;

    private Api api;

    @BeforeEach
    void givenAnAccount() {
        api = accounts.create();
    }

    @Test
    void shouldCreateWithAnEmptyBody() {
        // When
        var answer = api.post("/applications", "{\"applicationId\":\"checkout\",\"applicationName\":\"Web shop\"}");

        // Then
        then(answer.status()).isEqualTo(201);
        then(answer.body()).isEmpty();
        then(api.get("/applications/checkout").body())
                .isEqualTo("{\"applicationId\":\"checkout\",\"applicationName\":\"Web shop\"}");
    }
}
