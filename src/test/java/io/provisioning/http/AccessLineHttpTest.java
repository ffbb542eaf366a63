package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.provisioning.testing.Api;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;

/** Whoever answers, there is one line, with what helps and without what must not be kept. */
@ServerTest
class AccessLineHttpTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("access");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @LocalManagementPort
    private int managementPort;

    private final Lines lines = new Lines();
    private Api api;

    @BeforeEach
    void givenAnAccountAndAnOpenEye() {
        api = accounts.create();
        lines.start();
        LOGGER.setLevel(Level.INFO);
        LOGGER.setAdditive(false);
        LOGGER.addAppender(lines);
    }

    @AfterEach
    void close() {
        LOGGER.detachAppender(lines);
        LOGGER.setLevel(null);
        LOGGER.setAdditive(true);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/provisioning/1/applications,200",
        "GET,/provisioning/1/applications/a%2Fb%0A%1B,400",
        "GET,/provisioning/1/applications/a;b,400",
        "GET,/provisioning/1/applications/%00,400",
        "GET,/provisioning/1/applications/%zz,400",
        "GET,/provisioning/1/nothing,404",
        "PATCH,/provisioning/1/applications,405",
        "TRACE,/provisioning/1/applications,405",
        "GET,/v3/api-docs,200",
        "GET,/nothing,404",
        "OPTIONS,/nothing,404"
    })
    void shouldTellMethodPathStatusTimeAndAccount(String method, String path, int status) {
        // When
        var answer = raw(method + " " + path, "Authorization: App " + api.key());

        // Then
        then(answer.status()).isEqualTo(status);
        var line = lines.about(answer.header("X-Request-Id"));
        boolean signedIn =
                path.startsWith("/provisioning") && !path.matches(".*(;|%00|%zz).*") && !method.equals("TRACE");
        then(line.getFormattedMessage())
                .matches("\\Q%s %s %d\\E [0-9]+ ms%s"
                        .formatted(method, path, status, signedIn ? " " + api.accountId() : ""));
    }

    @Test
    void shouldTellOfWhoIsRefused() {
        // Given
        Api limited = accounts.createOnceADay();
        limited.get("/applications");

        // When, Then
        thenTold(limited.get("/applications"), "GET /provisioning/1/applications 429 [0-9]+ ms " + limited.accountId());
        thenTold(
                new Api(api.port(), "", "unknown").get("/applications"),
                "GET /provisioning/1/applications 401 [0-9]+ ms");
        thenTold(
                api.post("/applications", "x".repeat(70_000)),
                "POST /provisioning/1/applications 413 [0-9]+ ms " + api.accountId());
    }

    @Test
    void shouldTellOfWhatFails() {
        // Given
        statements.failNextCommit();

        // When, Then
        thenTold(
                api.post("/applications", "{\"applicationId\":\"shop\"}"),
                "POST /provisioning/1/applications 500 [0-9]+ ms " + api.accountId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a?key=secret",
                "GET /a?secret\u0001",
                "GET /a\u0001?secret",
                "GET /a\u001b[31m?secret",
                "GET\u001b[31m /a?secret",
                "secret /a\rGET /b?secret",
                "GET http://user:secret@localhost/a?secret",
                "GET /a%0D%0Asecret%20INFO?secret\u00e9"
            })
    void shouldNeitherKeepSecretsNorBeForged(String requestLine) {
        // When
        var answer = raw(requestLine, "Authorization: App secret", "Cookie: secret", "User-Agent: secret");

        // Then
        var line = lines.about(answer.header("X-Request-Id"));
        then(line.getFormattedMessage()).matches("[!-~]+ [!-~]+ [0-9]{3} [0-9]+ ms");
        then(line.getFormattedMessage().replace("%0D%0Asecret", "")).doesNotContain("secret");
        then(line.getKeyValuePairs().toString().replace("%0D%0Asecret", "")).doesNotContain("secret");
        then(line.getThrowableProxy()).isNull();
    }

    @Test
    void shouldTellOfAnOversizedHeader() {
        var answer = raw("GET /a", "X: " + "a".repeat(50_000));
        then(answer.status()).isEqualTo(431);
        then(lines.about(answer.header("X-Request-Id")).getFormattedMessage()).matches("GET /a 431 [0-9]+ ms");
    }

    @Test
    void shouldCutAPathThatIsLongerThanAnyThatMeansSomething() {
        var answer = raw("GET /" + "a".repeat(9_000));
        then(lines.about(answer.header("X-Request-Id")).getFormattedMessage())
                .hasSizeLessThan(4_200)
                .contains("aaa... 404 ");
    }

    @Test
    void shouldNameItsPartsForStructuredLogs() {
        // When
        var answer = api.get("/applications?page=0");

        // Then
        var parts = lines.about(answer.header("X-Request-Id")).getKeyValuePairs();
        then(parts)
                .extracting(part -> part.key)
                .containsExactly(
                        "http.request.method", "url.path", "http.response.status_code", "event.duration", "user.id");
        then(parts.stream().filter(part -> !part.key.equals("event.duration")).map(part -> part.value))
                .containsExactly("GET", "/provisioning/1/applications", 200, api.accountId());
    }

    /** Tomcat answers it by itself, before anything that could give it an id. */
    @Test
    void shouldTellOfWhatHasNoId() {
        // When
        var answer = raw("OPTIONS *");

        // Then
        then(answer.status()).isEqualTo(200);
        then(answer.header("X-Request-Id")).isNull();
        var line = lines.await(event -> event.getFormattedMessage().startsWith("OPTIONS *"));
        then(line.getFormattedMessage()).matches("OPTIONS \\* 200 [0-9]+ ms");
        then(line.getMDCPropertyMap()).isEmpty();
    }

    @Test
    void shouldNotTellOfTheManagementPort() {
        // When
        then(new Api(managementPort, "", "").get("//actuator/health").status()).isEqualTo(200);
        String later = api.get("/applications").header("X-Request-Id");

        // Then
        lines.about(later);
        then(lines.all).extracting(ILoggingEvent::getFormattedMessage).noneMatch(line -> line.contains("actuator"));
    }

    private void thenTold(Api.Answer answer, String line) {
        then(lines.about(answer.header("X-Request-Id")).getFormattedMessage()).matches(line);
    }

    private RawHttp.Answer raw(String requestLine, String... headers) {
        return RawHttp.send(accounts.port(), requestLine, headers);
    }

    /** The line is written after the answer is out, so a client can be faster. */
    private static class Lines extends AppenderBase<ILoggingEvent> {

        private final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            all.add(event);
        }

        ILoggingEvent about(String requestId) {
            return await(line -> requestId.equals(line.getMDCPropertyMap().get("http.request.id")));
        }

        ILoggingEvent await(Predicate<ILoggingEvent> wanted) {
            Awaitility.await("the line").until(() -> all.stream().anyMatch(wanted));
            then(all.stream().filter(wanted)).hasSize(1);
            return all.stream().filter(wanted).findFirst().orElseThrow();
        }
    }
}
