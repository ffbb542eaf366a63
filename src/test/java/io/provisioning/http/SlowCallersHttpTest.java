package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.Conversation;
import io.provisioning.testing.MovableTicker;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/**
 * Callers who take their time hold one of two threads for some seconds, never for as long as they like. Seconds pass when
 * the test says so; where Tomcat counts them itself, they are real, and few.
 */
@ServerTest
@TestPropertySource(
        properties = {
            "server.tomcat.threads.max=2",
            "server.tomcat.threads.min-spare=2",
            "server.tomcat.connection-timeout=2s"
        })
class SlowCallersHttpTest {

    private static final int SLOW = 6;
    private static final int IDLE = 500;

    @TestConfiguration
    static class Movable {
        @Bean
        @Primary
        MovableTicker movableTicker() {
            return new MovableTicker();
        }
    }

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private MovableTicker clock;

    private final List<Conversation> open = new ArrayList<>();
    private Api api;

    @BeforeEach
    void givenAnAccount() {
        api = accounts.create();
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Conversation conversation : open) {
            conversation.close();
        }
    }

    @Test
    void shouldNotWaitForeverForABodyThatComesByteByByte() throws IOException {
        // Given
        Conversation slow = beginLong(api.key()).say("{");

        // When
        Awaitility.await().until(() -> {
            pass(LimitedRequest.LONGEST);
            return slow.tryToSay(" ").hasAnswer();
        });

        // Then
        then(slow.answer()).startsWith("HTTP/1.1 400 ").contains("\"body\":[\"came too slowly\"]");
        thenIsNotListenedTo(slow);
    }

    @Test
    void shouldTakeABodyThatComesSlowlyButInTime() throws IOException {
        // Given
        Conversation slow = begin(api.key()).say("{\"applicationId\":");

        // When
        clock.move(LimitedRequest.LONGEST.minusSeconds(1));
        slow.say("\"a\"" + " ".repeat(79) + "}");

        // Then
        then(slow.answer()).startsWith("HTTP/1.1 201 ");
    }

    @Test
    void shouldAnswerARefusedCallerAtOnceAndThenNotListenForLong() throws IOException {
        // Given
        Conversation slow = beginLong("unknown");

        // When, then
        then(slow.answer()).startsWith("HTTP/1.1 401 ");
        Awaitility.await().until(() -> {
            pass(UnreadBodyValve.LONGEST);
            return slow.tryToSay(" ").hasHungUp();
        });
    }

    /** Those are the ways around the filters and valves, where Tomcat itself would read what is left. */
    @ParameterizedTest
    @CsvSource({
        "GET /v3/api-docs HTTP/1.1, Expect: 100-continue, 200",
        "GET /v3/api-docs HTTP/1.0, Expect: 100-continue, 200",
        "POST /provisioning/1/applications HTTP/1.0, Expect: 100-continue, 401",
        "POST /provisioning/1/applications HTTP/1.1, Expect: 100-continue, 401",
        "OPTIONS * HTTP/1.1, Accept: */*, 200"
    })
    void shouldNotListenForLongWhoeverAnswered(String start, String header, int status) throws IOException {
        // Given
        Conversation slow =
                open().say(start + "\r\nHost: localhost\r\n" + header + "\r\nContent-Length: 60000\r\n\r\n");

        // When, then
        then(slow.answer()).startsWith("HTTP/1.1 " + status + " ").contains("\r\nConnection: close\r\n");
        Awaitility.await().until(() -> {
            pass(UnreadBodyValve.LONGEST);
            return slow.tryToSay(" ").hasHungUp();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1;", "0\r\n"})
    void shouldNotReadWhatGoesAroundTheChunksOfABody(String chunk) throws IOException {
        // Given
        Conversation slow = open().say(head(api.key(), "Transfer-Encoding: chunked") + chunk);

        // When
        Awaitility.await().until(() -> slow.tryToSay("a").hasAnswer());

        // Then
        then(slow.answer()).startsWith("HTTP/1.1 400 ");
        thenIsNotListenedTo(slow);
    }

    @Test
    void shouldTakeABodyInChunks() throws IOException {
        // Given
        Conversation caller = open().say(head(api.key(), "Transfer-Encoding: chunked"));

        // When
        caller.say("14\r\n{\"applicationId\":\"b\"\r\n1\r\n}\r\n0\r\n\r\n");

        // Then
        then(caller.answer()).startsWith("HTTP/1.1 201 ");
        then(caller.say("GET /v3/api-docs/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .answer())
                .startsWith("HTTP/1.1 404 ");
    }

    @Test
    void shouldHearOutARefusedCallerWhoEndsTheBodyInTime() throws IOException {
        // Given
        Conversation caller = begin("unknown");
        then(caller.answer()).startsWith("HTTP/1.1 401 ").contains("\r\nConnection: close\r\n");

        // When
        caller.say("x".repeat(100));

        // Then
        then(caller.isHungUp()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldServeOthersThoughManyAreSlow(boolean signedIn) throws IOException {
        // Given
        for (int caller = 0; caller < SLOW; caller++) {
            begin(signedIn ? api.key() : "unknown").say("{");
        }

        // When
        for (Conversation slow : open) {
            pass(LimitedRequest.LONGEST);
            slow.tryToSay("\"");
        }

        // Then
        then(api.get("/applications").status()).isEqualTo(200);
    }

    @Test
    void shouldNotWaitForeverForABodyThatDoesNotCome() throws IOException {
        // Given
        Conversation silent = beginLong(api.key()).say("{");

        // When, then
        then(silent.answer()).startsWith("HTTP/1.1 400 ").contains("\"body\":[\"came too slowly\"]");
        thenIsNotListenedTo(silent);
    }

    @Test
    void shouldServeOthersThoughManySayNothing() throws IOException {
        // Given
        for (int caller = 0; caller < IDLE; caller++) {
            open().say(caller % 2 == 0 ? "" : "POST /provisioning/1/applications HTTP/1.1\r\nHo");
        }

        // When, then
        then(api.get("/applications").status()).isEqualTo(200);
        for (Conversation idle : open) {
            then(idle.isHungUp()).isTrue();
        }
    }

    /** Up to where the body of a hundred bytes begins. */
    private Conversation begin(String key) throws IOException {
        return open().say(head(key, "Content-Length: 100"));
    }

    /** Of a body that no test ends. */
    private Conversation beginLong(String key) throws IOException {
        return open().say(head(key, "Content-Length: 60000"));
    }

    private static String head(String key, String framing) {
        return RawHttp.head(
                        "POST /provisioning/1/applications",
                        "Authorization: App " + key,
                        "Content-Type: application/json",
                        framing)
                .replace("Connection: close\r\n", "");
    }

    /** However much it says, and though no time passes. */
    private static void thenIsNotListenedTo(Conversation slow) {
        Awaitility.await().until(() -> slow.tryToSay(" ").hasHungUp());
    }

    private Conversation open() throws IOException {
        var conversation = new Conversation(api.port());
        open.add(conversation);
        return conversation;
    }

    private void pass(Duration longest) {
        clock.move(longest.plusSeconds(1));
    }
}
