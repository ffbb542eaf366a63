package io.provisioning.account;

import static io.provisioning.account.SignInOutcome.ACCEPTED;
import static io.provisioning.account.SignInOutcome.DISABLED;
import static io.provisioning.account.SignInOutcome.EXPIRED;
import static io.provisioning.account.SignInOutcome.NOT_YET_VALID;
import static io.provisioning.account.SignInOutcome.UNKNOWN_KEY;
import static org.assertj.core.api.BDDAssertions.then;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoredKeyTest {

    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-04-01T00:00:00Z");
    private static final byte[] HASH = ApiKeyHash.of("key");

    @Test
    void shouldBeValidFromItsFirstInstantOn() {
        then(key(true, TO).judge(HASH, FROM.minusNanos(1))).isEqualTo(NOT_YET_VALID);
        then(key(true, TO).judge(HASH, FROM)).isEqualTo(ACCEPTED);
    }

    @Test
    void shouldNoLongerBeValidAtItsLastInstant() {
        then(key(true, TO).judge(HASH, TO.minusNanos(1))).isEqualTo(ACCEPTED);
        then(key(true, TO).judge(HASH, TO)).isEqualTo(EXPIRED);
    }

    @Test
    void shouldNeverExpireWithoutAnEnd() {
        then(key(true, null).judge(HASH, Instant.MAX)).isEqualTo(ACCEPTED);
    }

    @Test
    void shouldAdmitNobodyWhileDisabled() {
        then(key(false, null).judge(HASH, FROM)).isEqualTo(DISABLED);
    }

    @Test
    void shouldAdmitNoOtherKey() {
        then(key(true, null).judge(ApiKeyHash.of("Key"), FROM)).isEqualTo(UNKNOWN_KEY);
        then(key(true, null).judge(new byte[0], FROM)).isEqualTo(UNKNOWN_KEY);
    }

    private static StoredKey key(boolean enabled, @Nullable Instant validTo) {
        return new StoredKey(
                HASH,
                enabled,
                FROM,
                validTo,
                new Caller("a", new UUID(0, 0), Set.of(), AllowedAddresses.of(Set.of()), null, Set.of()));
    }
}
