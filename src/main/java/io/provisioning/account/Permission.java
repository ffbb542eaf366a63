package io.provisioning.account;

import io.provisioning.error.Problem;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may call an interface: keys with its scope, bound to traffic only where traffic is; of some, the operator alone. */
public final class Permission implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthorityAuthorizationManager<RequestAuthorizationContext> scoped;
    private final boolean operatorOnly;
    private final boolean forTraffic;

    private Permission(String scope, boolean operatorOnly, boolean forTraffic) {
        this.scoped = AuthorityAuthorizationManager.hasAuthority(scope);
        this.operatorOnly = operatorOnly;
        this.forTraffic = forTraffic;
    }

    /** As {@link Scope} names it. */
    public static Permission ofScope(String scope) {
        return new Permission(scope, false, false);
    }

    /** What keys are bound to traffic for, as well as for those that are not. */
    public static Permission ofTraffic(String scope) {
        return new Permission(scope, false, true);
    }

    public static Permission ofTheOperator() {
        return new Permission(Scope.ACCOUNTS, true, false);
    }

    @Override
    public @Nullable AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext request) {
        Authentication signedIn = authentication.get();
        Object who = signedIn == null ? null : signedIn.getPrincipal();
        if (!forTraffic && who instanceof Caller caller && caller.boundToTraffic()) {
            return Denial.BOUND_TO_TRAFFIC;
        }
        AuthorizationResult byScope = scoped.authorize(authentication, request);
        return operatorOnly && byScope.isGranted() && who != Operator.OPERATOR ? Denial.NOT_THE_OPERATOR : byScope;
    }

    /** Why a key is refused that does not lack the scope. */
    enum Denial implements AuthorizationResult {
        BOUND_TO_TRAFFIC(SignInOutcome.BOUND_TO_TRAFFIC, Problem.boundToTraffic()),
        NOT_THE_OPERATOR(SignInOutcome.NOT_THE_OPERATOR, Problem.notTheOperator());

        private final SignInOutcome outcome;
        private final Problem problem;

        Denial(SignInOutcome outcome, Problem problem) {
            this.outcome = outcome;
            this.problem = problem;
        }

        @Override
        public boolean isGranted() {
            return false;
        }

        SignInOutcome outcome() {
            return outcome;
        }

        Problem problem() {
            return problem;
        }
    }
}
