package io.provisioning.account;

import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the database knows of a key, as it is remembered for a few seconds. */
record StoredKey(
        byte[] hash,
        boolean enabled,
        Instant validFrom,
        @Nullable Instant validTo,
        Caller caller) {

    /** The validity is asked at every request, so that an expiry takes effect on the instant. */
    boolean admits(byte[] presented, Instant now) {
        return MessageDigest.isEqual(hash, presented)
                && enabled
                && !now.isBefore(validFrom)
                && (validTo == null || now.isBefore(validTo));
    }
}
