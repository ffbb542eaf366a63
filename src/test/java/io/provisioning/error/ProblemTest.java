package io.provisioning.error;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void shouldSayWhyAKeyDoesNotReachAsFar() {
        then(Problem.lacksScope("billing:read"))
                .isEqualTo(plain(ErrorCode.FORBIDDEN, "The API key lacks the scope billing:read"));
        then(Problem.notTheOperator()).isEqualTo(plain(ErrorCode.FORBIDDEN, "Only the operator manages accounts"));
        then(Problem.boundToTraffic())
                .isEqualTo(plain(
                        ErrorCode.FORBIDDEN,
                        "This API key is bound to traffic: it cannot call anything but the interface for messages"));
        then(Problem.addressNotAllowed("192.0.2.1"))
                .isEqualTo(plain(ErrorCode.FORBIDDEN, "The address 192.0.2.1 is not allowed for this API key"));
    }

    @Test
    void shouldNameWhatIsUnknownAndWhatExists() {
        then(ApiException.unknown("entity", "sales").problem())
                .isEqualTo(plain(ErrorCode.NOT_FOUND, "The entity 'sales' does not exist"));
        then(ApiException.exists("entity", "sales").problem())
                .isEqualTo(plain(ErrorCode.CONFLICT, "The entity 'sales' exists already"));
        then(ApiException.notFound("Nothing").problem()).isEqualTo(plain(ErrorCode.NOT_FOUND, "Nothing"));
        then(ApiException.conflict("Twice").problem()).isEqualTo(plain(ErrorCode.CONFLICT, "Twice"));
        then(ApiException.conflict("Twice")).hasMessage("Twice");
    }

    @Test
    void shouldSayHowLargeABodyMayBe() {
        then(Problem.tooLarge(65_536))
                .isEqualTo(plain(ErrorCode.PAYLOAD_TOO_LARGE, "The request body must be at most 65536 bytes"));
    }

    @Test
    void shouldSayWhenToTryAgain() {
        then(Problem.tooOften(7))
                .isEqualTo(new Problem(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "Too many requests. Nothing was changed; try again in 7 s.",
                        Map.of(),
                        Map.of("Retry-After", "7")));
        then(Problem.failedTooOften(20))
                .isEqualTo(new Problem(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "Too many failed sign-ins from this address; try again in 20 s.",
                        Map.of(),
                        Map.of("Retry-After", "20")));
        then(Problem.unavailable())
                .isEqualTo(new Problem(
                        ErrorCode.SERVICE_UNAVAILABLE,
                        "The service is temporarily unavailable. Nothing was changed; try again later.",
                        Map.of(),
                        Map.of("Retry-After", "1")));
    }

    @Test
    void shouldNameTheFieldOfABadRequest() {
        then(ApiException.badRequest("entityId", "must not be blank").problem())
                .isEqualTo(new Problem(
                        ErrorCode.BAD_REQUEST,
                        "Bad request",
                        Map.of("entityId", List.of("must not be blank")),
                        Map.of()));
    }

    @Test
    void shouldTellHowToSignInAndNotWhyItFailed() {
        then(Problem.unauthorized())
                .isEqualTo(new Problem(
                        ErrorCode.UNAUTHORIZED,
                        "Invalid credentials",
                        Map.of(),
                        Map.of("WWW-Authenticate", "App realm=\"provisioning\"")));
    }

    @Test
    void shouldTellHowToGoOnWithoutTheCursor() {
        then(Problem.gone().code()).isEqualTo(ErrorCode.GONE);
        then(Problem.gone().text()).contains("after=newest", "As-Of", "Next-Cursor");
    }

    @Test
    void shouldKeepTheHeadersItHasWhenItIsGivenMore() {
        then(Problem.unavailable().with("Allow", "GET").headers())
                .isEqualTo(Map.of("Retry-After", "1", "Allow", "GET"));
    }

    private static Problem plain(ErrorCode code, String text) {
        return new Problem(code, text, Map.of(), Map.of());
    }
}
