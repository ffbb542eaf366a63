package io.provisioning.error;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;
import org.springframework.web.server.ResponseStatusException;

@ExtendWith(OutputCaptureExtension.class)
class ProblemsTest {

    private static final String SECRET = "password=secret";

    static Stream<Throwable> bugs() {
        return Stream.of(
                new IllegalStateException(SECRET),
                new NullPointerException(SECRET),
                new RuntimeException(SECRET, new SQLException(SECRET)),
                new JpaSystemException(new RuntimeException(new SQLException(SECRET, "23505"))),
                new JpaSystemException(new RuntimeException(new SQLException(SECRET))),
                new TransactionSystemException(SECRET),
                new StackOverflowError(SECRET));
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void shouldAnswer500WithoutDetailToWhatNobodyExpected(Throwable bug, CapturedOutput log) {
        // When
        Problem problem = Problems.from(bug);

        // Then
        then(problem)
                .isEqualTo(new Problem(
                        ErrorCode.GENERAL_ERROR, "Something went wrong. Please contact support.", Map.of(), Map.of()));
        then(log).contains(bug.getClass().getName());
    }

    static Stream<Exception> away() {
        return Stream.of(
                new CannotCreateTransactionException(SECRET, new ConnectException(SECRET)),
                new DataAccessResourceFailureException(SECRET),
                new QueryTimeoutException(SECRET),
                new CannotAcquireLockException(SECRET),
                new TransactionTimedOutException(SECRET),
                new JpaSystemException(new RuntimeException(new SQLException(SECRET, "57P01"))),
                new JpaSystemException(new RuntimeException(new SQLException("Connection is closed " + SECRET))),
                new TransactionSystemException(SECRET, new SQLException(SECRET, "08006")));
    }

    @ParameterizedTest
    @MethodSource("away")
    void shouldAnswer503WithRetryAfterWhileTheDatabaseIsAwayOrBusy(Exception away) {
        // When
        Problem problem = Problems.from(away);

        // Then
        then(problem.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        then(problem.headers()).isEqualTo(Map.of("Retry-After", "1"));
        then(problem.text()).doesNotContain(SECRET);
        then(problem.validationErrors()).isEmpty();
    }

    @Test
    void shouldAnswerARefusalAsItWasMeantHoweverDeepItLies() {
        // Given
        var refusal = ApiException.notFound("The application 'a' does not exist");

        // When, Then
        then(Problems.from(new RuntimeException(new RuntimeException(refusal)))).isEqualTo(refusal.problem());
    }

    @Test
    void shouldNotPassOnWhatTheFrameworkSays() {
        // When
        Problem problem = Problems.from(new ResponseStatusException(HttpStatus.NOT_FOUND, SECRET));

        // Then
        then(problem).isEqualTo(Problem.of(ErrorCode.NOT_FOUND));
    }

    @Test
    void shouldSayWhenToTryAgainAlsoOnA503OfTheFramework() {
        then(Problems.from(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE))
                        .headers())
                .isEqualTo(Map.of("Retry-After", "1"));
        then(Problem.of(ErrorCode.of(503)).headers()).isEqualTo(Map.of("Retry-After", "1"));
    }

    @Test
    void shouldSayWhatAFirewallOrTomcatWouldTake() {
        then(Problems.from(new RequestRejectedException(SECRET)))
                .isEqualTo(Problem.of(
                        ErrorCode.BAD_REQUEST,
                        "The path must be normalised, with ';' percent-encoded as %3B; headers must not have control"
                                + " characters"));
        then(Problems.from(new RuntimeException(new InvalidParameterException(SECRET))))
                .isEqualTo(
                        Problem.badRequest("query", "must be at most 1000 named parameters in percent-encoded UTF-8"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldFindEveryCodeByItsStatus(ErrorCode code) {
        then(ErrorCode.of(code.status())).isEqualTo(code);
        then(code.text()).isNotBlank();
    }

    @Test
    void shouldFindACodeForAStatusThatIsNotOurs() {
        then(ErrorCode.of(418)).isEqualTo(ErrorCode.BAD_REQUEST);
        then(ErrorCode.of(501)).isEqualTo(ErrorCode.BAD_REQUEST);
        then(ErrorCode.of(502)).isEqualTo(ErrorCode.GENERAL_ERROR);
    }
}
