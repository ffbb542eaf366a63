package io.provisioning.account;

import java.util.Set;

/** Who sent a request: a key of an account, or the operator. */
public sealed interface SignedIn permits Caller, Operator {

    /** What the key may do, by the names of {@link Scope}. */
    Set<String> scopes();

    /** Names the key without revealing it. */
    String keyId();

    /** Whose limits count: the account, or the operator, who is no account. */
    String limitedAs();

    /** Whether this one may manage that account's keys and see what was done to it. */
    boolean manages(String accountId);
}
