package io.provisioning.account;

import io.provisioning.error.ApiException;
import io.provisioning.error.Problem;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** From the {@code Authorization} header to who is calling. Every other scheme, as every unknown key, is nobody. */
@Service
class SignIn {

    private static final Pattern APP = Pattern.compile("App +([!-~]{1,255}) *", Pattern.CASE_INSENSITIVE);

    private final KnownKeys keys;
    private final OperatorKey operator;
    private final Clock clock;
    private final SignInMetrics metrics;
    private final FailedSignIns failures;

    SignIn(KnownKeys keys, OperatorKey operator, Clock clock, SignInMetrics metrics, FailedSignIns failures) {
        this.keys = keys;
        this.operator = operator;
        this.clock = clock;
        this.metrics = metrics;
        this.failures = failures;
    }

    /**
     * Who it is, empty for nobody.
     *
     * @param address where the caller is; only failures are counted for it
     * @throws ApiException 429 for a key that does not work, when there were too many of them
     */
    Optional<SignedIn> signIn(@Nullable String authorization, String address) {
        if (authorization == null || authorization.isEmpty()) {
            metrics.count(SignInOutcome.NO_CREDENTIALS);
            return Optional.empty();
        }
        Matcher app = APP.matcher(authorization);
        if (!app.matches()) {
            return refused(SignInOutcome.MALFORMED, address);
        }
        byte[] hash = ApiKeyHash.of(app.group(1));
        if (operator.is(hash)) {
            metrics.count(SignInOutcome.ACCEPTED);
            return Optional.of(Operator.OPERATOR);
        }
        if (ApiKeySecret.isMistyped(app.group(1))) {
            return refused(SignInOutcome.MISTYPED, address);
        }
        Optional<StoredKey> key = keys.find(hash);
        SignInOutcome outcome =
                key.map(found -> found.judge(hash, clock.instant())).orElse(SignInOutcome.UNKNOWN_KEY);
        if (outcome != SignInOutcome.ACCEPTED) {
            return refused(outcome, address);
        }
        metrics.count(outcome);
        return key.map(StoredKey::caller);
    }

    private Optional<SignedIn> refused(SignInOutcome outcome, String address) {
        metrics.count(outcome);
        failures.count(address).ifPresent(seconds -> {
            metrics.count(SignInOutcome.TOO_MANY_FAILURES);
            throw new ApiException(Problem.failedTooOften(seconds));
        });
        return Optional.empty();
    }
}
