package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may call what, and what those are told who may not. */
class PermissionTest {

    private static final HttpServletRequest REQUEST = new MockHttpServletRequest();
    private static final Set<TrafficPair> TRAFFIC = Set.of(new TrafficPair("shop", null));

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SignInRefusals refusals = new SignInRefusals(new SignInMetrics(registry));

    @Test
    void shouldAdmitKeysWithTheScope() {
        then(granted(Permission.ofScope(Scope.BILLING), caller(Set.of(Scope.BILLING), Set.of())))
                .isTrue();
        then(granted(Permission.ofScope(Scope.BILLING), caller(Set.of(Scope.PROVISIONING), Set.of())))
                .isFalse();
        then(granted(Permission.ofScope(Scope.BILLING), null)).isFalse();
    }

    @Test
    void shouldKeepKeysThatAreBoundToTrafficToTraffic() {
        // Given
        var bound = caller(Set.of(Scope.MESSAGES, Scope.BILLING), TRAFFIC);

        // When, Then
        then(granted(Permission.ofTraffic(Scope.MESSAGES), bound)).isTrue();
        then(granted(Permission.ofScope(Scope.BILLING), bound)).isFalse();
        then(granted(Permission.ofTraffic(Scope.MESSAGES), caller(Set.of(Scope.MESSAGES), Set.of())))
                .isTrue();
    }

    @Test
    void shouldLeaveAccountsToTheOperator() {
        then(granted(Permission.ofTheOperator(), Operator.OPERATOR)).isTrue();
        then(granted(Permission.ofTheOperator(), caller(Set.of(Scope.ACCOUNTS), Set.of())))
                .isFalse();
        then(granted(Permission.ofTheOperator(), caller(Set.of(Scope.PROVISIONING), Set.of())))
                .isFalse();
    }

    @Test
    void shouldTellWhichScopeIsMissing() throws Exception {
        thenRefused(
                Permission.ofScope(Scope.BILLING),
                caller(Set.of(Scope.PROVISIONING), Set.of()),
                "The API key lacks the scope billing:read",
                SignInOutcome.MISSING_SCOPE);
    }

    @Test
    void shouldTellThatAKeyIsBoundToTraffic() throws Exception {
        thenRefused(
                Permission.ofScope(Scope.BILLING),
                caller(Set.of(Scope.BILLING), TRAFFIC),
                "This API key is bound to traffic",
                SignInOutcome.BOUND_TO_TRAFFIC);
    }

    @Test
    void shouldTellThatOnlyTheOperatorManagesAccounts() throws Exception {
        thenRefused(
                Permission.ofTheOperator(),
                caller(Set.of(Scope.ACCOUNTS), Set.of()),
                "Only the operator manages accounts",
                SignInOutcome.NOT_THE_OPERATOR);
    }

    @Test
    void shouldTellNobodyMoreThanThatTheirCredentialsAreInvalid() throws Exception {
        // When
        var response = new MockHttpServletResponse();
        refusals.commence(REQUEST, response, new BadCredentialsException("unknown key"));

        // Then
        then(response.getStatus()).isEqualTo(401);
        then(response.getHeader("WWW-Authenticate")).isEqualTo("App realm=\"provisioning\"");
        then(response.getContentAsString()).contains("Invalid credentials");
    }

    private void thenRefused(Permission permission, Caller caller, String text, SignInOutcome outcome)
            throws Exception {
        // Given
        AuthorizationResult result = decide(permission, caller);
        var response = new MockHttpServletResponse();

        // When
        refusals.handle(REQUEST, response, new AuthorizationDeniedException("denied", result));

        // Then
        then(response.getStatus()).isEqualTo(403);
        then(response.getContentAsString()).contains(text);
        then(registry.get("provisioning.sign.in")
                        .tag("outcome", outcome.label())
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private static boolean granted(Permission permission, @Nullable SignedIn who) {
        return decide(permission, who).isGranted();
    }

    private static AuthorizationResult decide(Permission permission, @Nullable SignedIn who) {
        var authentication = who == null ? null : new SignedInAuthentication(who);
        return permission.authorize(() -> authentication, new RequestAuthorizationContext(REQUEST));
    }

    private static Caller caller(Set<String> scopes, Set<TrafficPair> traffic) {
        return new Caller("acme", UUID.randomUUID(), scopes, AllowedAddresses.of(Set.of()), null, traffic);
    }
}
