package io.provisioning.account;

import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** From the {@code Authorization} header to a caller. Every other scheme, as every unknown key, is nobody. */
@Service
class SignIn {

    private static final Pattern APP = Pattern.compile("App +([!-~]{1,255}) *", Pattern.CASE_INSENSITIVE);

    private final KnownKeys keys;
    private final Clock clock;
    private final SignInMetrics metrics;

    SignIn(KnownKeys keys, Clock clock, SignInMetrics metrics) {
        this.keys = keys;
        this.clock = clock;
        this.metrics = metrics;
    }

    Optional<Caller> signIn(@Nullable String authorization) {
        if (authorization == null || authorization.isEmpty()) {
            return refused(SignInOutcome.NO_CREDENTIALS);
        }
        Matcher app = APP.matcher(authorization);
        if (!app.matches()) {
            return refused(SignInOutcome.MALFORMED);
        }
        byte[] hash = ApiKeyHash.of(app.group(1));
        Optional<StoredKey> key = keys.find(hash);
        SignInOutcome outcome =
                key.map(found -> found.judge(hash, clock.instant())).orElse(SignInOutcome.UNKNOWN_KEY);
        if (outcome != SignInOutcome.ACCEPTED) {
            return refused(outcome);
        }
        metrics.count(outcome);
        return key.map(StoredKey::caller);
    }

    private Optional<Caller> refused(SignInOutcome outcome) {
        metrics.count(outcome);
        return Optional.empty();
    }
}
