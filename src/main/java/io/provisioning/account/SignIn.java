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

    SignIn(KnownKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    Optional<Caller> signIn(@Nullable String authorization) {
        if (authorization == null) {
            return Optional.empty();
        }
        Matcher app = APP.matcher(authorization);
        if (!app.matches()) {
            return Optional.empty();
        }
        byte[] hash = ApiKeyHash.of(app.group(1));
        return keys.find(hash).filter(key -> key.admits(hash, clock.instant())).map(StoredKey::caller);
    }
}
