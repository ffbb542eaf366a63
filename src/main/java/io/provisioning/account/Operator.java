package io.provisioning.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who runs the service. Manages every account and belongs to none, so the operator provisions nothing. */
public enum Operator implements SignedIn {
    OPERATOR;

    private static final Set<String> SCOPES = Set.of(Scope.ACCOUNTS, Scope.BILLING, Scope.MESSAGES);

    @Override
    public Set<String> scopes() {
        return SCOPES;
    }

    @Override
    public String keyId() {
        return "operator";
    }

    /** No account id has this form. */
    @Override
    public String limitedAs() {
        return "*operator";
    }

    @Override
    public @Nullable String onlyAccount() {
        return null;
    }
}
