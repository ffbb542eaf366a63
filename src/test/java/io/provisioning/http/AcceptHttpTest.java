package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class AcceptHttpTest {

    private static final String CHECKOUT = "{\"applicationId\":\"checkout\"}";

    @Autowired
    private TestAccounts accounts;

    private Api api;

    @BeforeEach
    void givenAnAccount() {
        api = accounts.create();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/*",
                "application/json",
                "application/json;charset=iso-8859-1",
                "application/json;charset=utf-16, */*;q=0.1",
                "text/html, application/json;version=2;q=0.5"
            })
    void shouldAnswerPlainJsonWhateverParametersAreAskedFor(String accept) {
        // When
        var created = api.send("POST", "/applications", CHECKOUT, "Accept", accept, "Prefer", "return=representation");
        var listed = api.send("GET", "/applications", null, "Accept", accept);

        // Then
        then(created.status()).isEqualTo(201);
        then(listed.status()).isEqualTo(200);
        then(listed.header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void shouldCreateNothingWhereTheRepresentationIsNotAccepted() {
        // When
        var refused = api.send("POST", "/applications", CHECKOUT, "Accept", "text/html");

        // Then
        then(refused.status()).isEqualTo(406);
        then(api.get("/applications/checkout").status()).isEqualTo(404);
    }

    @Test
    void shouldNotMindWhatIsAcceptedWhereNothingIsAnswered() {
        // Given
        api.post("/applications", CHECKOUT);

        // When, then
        then(api.send("PUT", "/applications/checkout", "{}", "Accept", "text/html")
                        .status())
                .isEqualTo(204);
        then(api.send("DELETE", "/applications/checkout", null, "Accept", "text/html")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldSpeakOneLanguage() {
        // When
        var refused = api.send("GET", "/applications?size=0", null, "Accept-Language", "de");

        // Then
        then(refused.errorOf("size")).isEqualTo("[\"must be greater than or equal to 1\"]");
    }

    @Test
    void shouldNotAskForABodyThatIsRefused() {
        // When
        var refused = RawHttp.send(
                api.port(), "POST /provisioning/1/applications", "Expect: 100-continue", "Content-Length: 100");

        // Then
        then(refused.status()).isEqualTo(401);
    }
}
