package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.GrantedAuthority;

class SignedInTest {

    private static final UUID KEY = UUID.fromString("0b8e8a5c-6d0e-4a53-9a56-3a4a2f1f6c11");

    @Test
    void shouldBeAKeyOfOneAccount() {
        // Given
        var caller = new Caller("acme", KEY, Set.of(Scope.BILLING), AllowedAddresses.of(Set.of()), null, Set.of());

        // When
        var signedIn = new SignedInAuthentication(caller);

        // Then
        then(signedIn.isAuthenticated()).isTrue();
        then(signedIn.getPrincipal()).isSameAs(caller);
        then(signedIn.getName()).isEqualTo(KEY.toString());
        then(signedIn.getCredentials()).isEmpty();
        then(signedIn.getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactly(Scope.BILLING);
        then(caller.limitedAs()).isEqualTo("acme");
        then(caller.onlyAccount()).isEqualTo("acme");
        then(caller.boundToTraffic()).isFalse();
    }

    @Test
    void shouldBeTheOperatorOfAllAccountsWhoProvisionsNothing() {
        then(Operator.OPERATOR.keyId()).isEqualTo("operator");
        then(Operator.OPERATOR.onlyAccount()).isNull();
        then(Operator.OPERATOR.limitedAs()).doesNotMatch(Accounts.ID_FORM);
        then(Operator.OPERATOR.scopes()).containsExactlyInAnyOrder(Scope.ACCOUNTS, Scope.BILLING, Scope.MESSAGES);
    }
}
