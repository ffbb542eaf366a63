package io.provisioning.error;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every error, also from Tomcat, the firewall and unknown routes, has exactly the error shape and a request id. */
@ServerTest
class ProvocationsTest {

    @Autowired
    private TestAccounts accounts;

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "io.provisioning.error.MalformedBodies#all",
        "io.provisioning.error.InvalidFields#all",
        "io.provisioning.error.InvalidParameters#all",
        "io.provisioning.error.WrongRoutes#all",
        "io.provisioning.error.BrokenRequests#all"
    })
    void shouldAnswerInTheOneErrorShape(Provocation provocation) {
        thenIsAnswered(provocation, accounts.create());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.provisioning.error.InvalidKeys#all")
    void shouldAnswerWhoManagesKeysInTheSameShape(Provocation provocation) {
        thenIsAnswered(provocation, accounts.manager(accounts.create().accountId()));
    }

    private static void thenIsAnswered(Provocation provocation, Api account) {
        // When
        RawHttp.Answer answer = RawHttp.send(account.port(), provocation.signedWith(account.key()));

        // Then
        thenIsInTheOneShape(answer, provocation);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({
        "io.provisioning.error.InvalidAccounts#all",
        "io.provisioning.error.InvalidAuditLogQueries#all",
        "io.provisioning.error.InvalidChangeQueries#all",
        "io.provisioning.error.InvalidAttributionQueries#all",
        "io.provisioning.error.InvalidSubmissions#all"
    })
    void shouldAnswerTheOperatorInTheOneErrorShape(Provocation provocation) {
        // Given
        Api operator = accounts.operator();

        // When
        RawHttp.Answer answer = RawHttp.send(operator.port(), provocation.signedWith(operator.key()));

        // Then
        thenIsInTheOneShape(answer, provocation);
    }

    private static void thenIsInTheOneShape(RawHttp.Answer answer, Provocation provocation) {
        then(answer.status()).as(answer.toString()).isEqualTo(provocation.status());
        ErrorShape.thenIs(answer.body(), provocation.messageId(), provocation.field());
        then(answer.header("Content-Type")).isEqualTo("application/json");
        then(answer.header("X-Request-Id")).matches("[A-Za-z0-9._-]{1,128}");
        then(answer.headers().containsKey("Allow")).isEqualTo(answer.status() == 405);
        then(answer.headers().containsKey("WWW-Authenticate")).isEqualTo(answer.status() == 401);
    }

    /** HTTP/0.9 has neither a status nor headers; whoever sends noise of that form reads at least what is wrong. */
    @ParameterizedTest
    @CsvSource({"GET /nothing,NOT_FOUND", "GET /provisioning/1/applications,UNAUTHORIZED", "EHLO localhost,BAD_REQUEST"
    })
    void shouldAnswerTheOldestHttpWithTheShapeAlone(String request, String messageId) {
        // When
        byte[] answer = RawHttp.exchange(accounts.create().port(), Provocation.bytes(request + "\r\n"));

        // Then
        ErrorShape.thenIs(new String(answer, StandardCharsets.UTF_8), messageId, null);
    }
}
