package io.provisioning.account;

import java.util.Locale;

/** How a sign-in ended. For those who run the service; whoever was refused is never told why. */
enum SignInOutcome {
    ACCEPTED,
    NO_CREDENTIALS,
    /** Another scheme, or not what a key looks like. */
    MALFORMED,
    /** Begins as one of our keys, but its checksum is wrong. */
    MISTYPED,
    UNKNOWN_KEY,
    /** The key, or its account. */
    DISABLED,
    NOT_YET_VALID,
    EXPIRED,
    /** Accepted before, and then refused what it asked for. */
    MISSING_SCOPE,
    /** Accepted before, and then refused what only the operator may do. */
    NOT_THE_OPERATOR,
    /** Accepted before, but bound to traffic, which manages nothing. */
    BOUND_TO_TRAFFIC,
    /** Accepted before, and then refused for where it came from. */
    ADDRESS_NOT_ALLOWED,
    /** Counted as one of the failures before, and then answered with 429. */
    TOO_MANY_FAILURES;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
