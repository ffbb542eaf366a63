package io.provisioning.fuzz;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.openapi.Document;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The judge of the fuzzer is strict: answers that are nearly right are wrong. */
@ServerTest
class JudgeTest {

    private static final Map<String, String> HEADERS =
            Map.of("X-Request-Id", "r1", "Content-Type", "application/json", "RateLimit", "\"account\";r=0;t=1");

    @Autowired
    private TestAccounts accounts;

    private Document document;
    private Judge judge;

    @BeforeEach
    void read() {
        document = Document.of(accounts.operator());
        judge = new Judge(document);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            get-entity    | 200 | {"entityId":"a","entityName":null}          |
            get-entity    | 404 | {"requestError":{"serviceException":{"messageId":"NOT_FOUND","text":"a"}}} |
            get-entity    | 200 | {"entityId":"a"}                            |
            get-entity    | 200 | {"entityId":1,"entityName":null}            | integer found
            get-entity    | 200 | {"entityId":"a","entityName":null,"more":1} | 'more'
            get-entity    | 200 | {"entityName":null}                         | 'entityId'
            get-entity    | 200 | {"entityId":"",                             | has no JSON
            get-entity    | 200 | {"entityId":"","entityName":null}           | at least 1
            get-entity    | 409 | {}                                          | has the status 409
            get-entity    | 404 | {"requestError":{"serviceException":{"messageId":"NEW","text":"a"}}} | messageId
            get-entity    | 500 | {"requestError":{"serviceException":{"messageId":"GENERAL_ERROR","text":"a"}}} | is a 500
            delete-entity | 200 | {}                                          | has a body
            """)
    void shouldKnowWhatIsWrongWithAnAnswer(String operation, int status, String body, String complaint) {
        // When
        List<String> complaints = complaints(operation, status, HEADERS, body);

        // Then
        if (complaint == null) {
            then(complaints).isEmpty();
        } else {
            then(complaints).anyMatch(said -> said.contains(complaint));
        }
    }

    @Test
    void shouldMissHeadersAndNoticeMalformedOnesAndOtherMediaTypes() {
        // Given
        String body = "{\"entityId\":\"a\",\"entityName\":null}";

        // When, Then
        then(complaints("get-entity", 200, with("X-Request-Id", null), body)).contains("has no X-Request-Id");
        then(complaints("get-entity", 200, with("RateLimit", "1"), body))
                .anyMatch(said -> said.startsWith("RateLimit"));
        then(complaints("get-entity", 200, with("Content-Type", "text/html"), body))
                .contains("has the media type 'text/html'");
        then(complaints("get-entity", 401, HEADERS, body)).contains("has no WWW-Authenticate");
    }

    private List<String> complaints(String operation, int status, Map<String, String> headers, String body) {
        Draft draft = new Draft(document.operation(operation), "nobody", "none");
        return judge.complaints(draft, new RawHttp.Answer(status, headers, body));
    }

    private static Map<String, String> with(String name, @Nullable String value) {
        Map<String, String> headers = new HashMap<>(HEADERS);
        headers.put(name, value);
        return headers;
    }
}
