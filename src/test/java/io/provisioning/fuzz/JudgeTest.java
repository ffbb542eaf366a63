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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application/x-ndjson | LINE           |
            application/x-ndjson | LINE\\nLINE\\n |
            application/x-ndjson | ``             |
            application/x-ndjson | LINE\\n{}      | 'associationId'
            application/x-ndjson | LINE\\nLI      | has no JSON
            text/csv             | a,b\\r\\n       |
            application/json     | LINE           | 'attributions'
            text/plain           | a              | has the media type 'text/plain'
            """)
    void shouldReadAnExportAsItsMediaTypeSays(String type, String body, String complaint) {
        // Given
        String line = document.operation("get-attributions")
                .responses()
                .get("200")
                .at("/content/application~1x-ndjson/examples/Success/value")
                .asString()
                .strip();
        String text = body.replace("LINE", line).replace("\\r", "\r").replace("\\n", "\n");

        // When
        List<String> complaints = complaints("get-attributions", 200, with("Content-Type", type), text);

        // Then
        if (complaint == null) {
            then(complaints).isEmpty();
        } else {
            then(complaints).anyMatch(said -> said.contains(complaint));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, true",
        "404, true",
        "405, true",
        "201, true",
        "204, false",
        "302, false",
        "409, true",
        "410, false"
    })
    void shouldKnowTheStatusesOfAHeadThatIsNoOperation(int status, boolean isRight) {
        // Given
        Draft draft = new Draft(document.operation("create-application"), "nobody", "none");
        draft.method = "HEAD";
        draft.isRouted = false;

        // When
        List<String> complaints = judge.complaints(draft, new RawHttp.Answer(status, HEADERS, ""));

        // Then
        then(complaints.isEmpty()).as(complaints.toString()).isEqualTo(isRight);
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
