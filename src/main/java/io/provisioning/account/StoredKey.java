package io.provisioning.account;

import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the database knows of a key, as it is remembered for a few seconds. No two of them are ever compared. */
@SuppressWarnings("ArrayRecordComponent")
record StoredKey(
        byte[] hash,
        boolean enabled,
        Instant validFrom,
        @Nullable Instant validTo,
        Caller caller) {

    /** The validity is asked at every request, so that an expiry takes effect on the instant. */
    SignInOutcome judge(byte[] presented, Instant now) {
        if (!MessageDigest.isEqual(hash, presented)) {
            return SignInOutcome.UNKNOWN_KEY;
        }
        if (!enabled) {
            return SignInOutcome.DISABLED;
        }
        if (now.isBefore(validFrom)) {
            return SignInOutcome.NOT_YET_VALID;
        }
        return validTo == null || now.isBefore(validTo) ? SignInOutcome.ACCEPTED : SignInOutcome.EXPIRED;
    }
}
