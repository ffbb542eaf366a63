package io.provisioning.account;

import java.util.Locale;

/** How a sign-in ended. For those who run the service; whoever was refused is never told why. */
enum SignInOutcome {
    ACCEPTED,
    NO_CREDENTIALS,
    /** Another scheme, or not what a key looks like. */
    MALFORMED,
    UNKNOWN_KEY,
    /** The key, or its account. */
    DISABLED,
    NOT_YET_VALID,
    EXPIRED,
    /** Accepted before, and then refused what it asked for. */
    MISSING_SCOPE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
