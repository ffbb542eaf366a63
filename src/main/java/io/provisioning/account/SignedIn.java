package io.provisioning.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who sent a request: a key of an account, or the operator. */
public sealed interface SignedIn permits Caller, Operator {

    /** What the key may do, by the names of {@link Scope}. */
    Set<String> scopes();

    /** Names the key without revealing it. */
    String keyId();

    /** Whose limits count: the account, or the operator, who is no account. */
    String limitedAs();

    /** The one account that this one manages and sees anything of, null where it is every account. */
    @Nullable
    String onlyAccount();
}
