package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is taken although it is not written as most write it. */
@ServerTest
class MediaTypesHttpTest {

    private static final String JSON = "{\"applicationId\":\"\u00e4\",\"applicationName\":null}";

    @Autowired
    private TestAccounts accounts;

    private Api api;

    @BeforeEach
    void givenAnAccount() {
        api = accounts.create();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=UTF-8", "APPLICATION/JSON", "application/json;x=y"
            })
    void shouldTakeJsonHoweverItIsDeclared(String contentType) {
        then(api.post("/applications", JSON, "Content-Type", contentType).status())
                .isEqualTo(201);
        then(api.get("/applications/%C3%A4").body()).isEqualTo(JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "*/*", "application/*", "application/json", "text/html, */*;q=0.1", "application/json;q=0.5"
            })
    void shouldAnswerJsonWhereItIsAcceptable(String accept) {
        // When
        var answer = api.send("GET", "/applications", null, "Accept", accept);

        // Then
        then(answer.status()).isEqualTo(200);
        then(answer.header("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "nonsense"})
    void shouldNotAskWhatIsAcceptableWhereNothingIsAnswered(String accept) {
        // Given
        api.post("/applications", JSON);

        // When, Then
        then(api.send("PUT", "/applications/%C3%A4", "{}", "Accept", accept).status())
                .isEqualTo(204);
        then(api.send("DELETE", "/applications/%C3%A4", null, "Accept", accept).status())
                .isEqualTo(200);
    }

    @Test
    void shouldSkipAByteOrderMark() {
        then(api.post("/applications", "\ufeff" + JSON).status()).isEqualTo(201);
    }

    @Test
    void shouldAnswerHeadAsGetWithoutABody() {
        // When
        var answer = api.send("HEAD", "/applications", null);

        // Then
        then(answer.status()).isEqualTo(200);
        then(answer.body()).isEmpty();
    }
}
