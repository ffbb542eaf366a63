package io.provisioning.account;

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
        then(key(true, TO).admits(HASH, FROM.minusNanos(1))).isFalse();
        then(key(true, TO).admits(HASH, FROM)).isTrue();
    }

    @Test
    void shouldNoLongerBeValidAtItsLastInstant() {
        then(key(true, TO).admits(HASH, TO.minusNanos(1))).isTrue();
        then(key(true, TO).admits(HASH, TO)).isFalse();
    }

    @Test
    void shouldNeverExpireWithoutAnEnd() {
        then(key(true, null).admits(HASH, Instant.MAX)).isTrue();
    }

    @Test
    void shouldAdmitNobodyWhileDisabled() {
        then(key(false, null).admits(HASH, FROM)).isFalse();
    }

    @Test
    void shouldAdmitNoOtherKey() {
        then(key(true, null).admits(ApiKeyHash.of("Key"), FROM)).isFalse();
        then(key(true, null).admits(new byte[0], FROM)).isFalse();
    }

    private static StoredKey key(boolean enabled, @Nullable Instant validTo) {
        return new StoredKey(HASH, enabled, FROM, validTo, new Caller("a", new UUID(0, 0), Set.of(), null));
    }
}
