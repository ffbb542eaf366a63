package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.provisioning.http.AccessLine;
import io.provisioning.http.ClientAddress;
import io.provisioning.testing.MovableTicker;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

/** The two filters between a caller and the rest: who it is, and whether its key may be used from there. */
class AddressesOfKeysTest {

    private static final String OPERATOR_KEY = "the-operator-of-this-test-0123456789";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SignInMetrics metrics = new SignInMetrics(registry);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/provisioning/1/applications");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();
    private AnnotationConfigApplicationContext context;
    private ApiKeyFilter signIn;
    private AllowedAddressFilter allowed;

    @BeforeEach
    void givenBothFilters() {
        context = new AnnotationConfigApplicationContext(ClientAddress.class);
        var addresses = context.getBean(ClientAddress.class);
        var clock = new MovableTicker();
        var configuration = new AccountConfiguration();
        signIn = configuration.apiKeyFilter(
                new SignIn(
                        new KnownKeys(hash -> Optional.empty(), clock),
                        OperatorKeyTest.key(OPERATOR_KEY),
                        Clock.systemUTC(),
                        metrics,
                        new FailedSignIns(new FailedSignInProperties(true, 1, Duration.ofMinutes(1)), clock)),
                addresses);
        allowed = configuration.allowedAddressFilter(addresses, metrics);
        request.setRemoteAddr("192.0.2.1");
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
        context.close();
    }

    @Test
    void shouldSignInWhoPresentsAKeyAndLetTheLogKnow() throws Exception {
        // Given
        request.addHeader("Authorization", "App " + OPERATOR_KEY);

        // When
        signIn.doFilter(request, response, chain);

        // Then
        then(SecurityContextHolder.getContext().getAuthentication().getPrincipal())
                .isEqualTo(Operator.OPERATOR);
        then(request.getAttribute(AccessLine.ACCOUNT)).isEqualTo("*operator");
        then(chain.getRequest()).isNotNull();
    }

    @Test
    void shouldLookAtNoKeyWhereNoneIsNeeded() throws Exception {
        // Given
        request.setRequestURI("/v3/api-docs");
        request.addHeader("Authorization", "App " + OPERATOR_KEY);

        // When
        signIn.doFilter(request, response, chain);

        // Then
        then(SecurityContextHolder.getContext().getAuthentication()).isNull();
        then(chain.getRequest()).isNotNull();
    }

    @Test
    void shouldLetAKeyBeUsedFromWhereItMay() throws Exception {
        // Given
        signedIn("192.0.2.0/24");

        // When
        allowed.doFilter(request, response, chain);

        // Then
        then(chain.getRequest()).isNotNull();
        then(refused()).isZero();
    }

    @Test
    void shouldRefuseAKeyFromElsewhereAndNameTheAddress() throws Exception {
        // Given
        signedIn("198.51.100.0/24");

        // When
        allowed.doFilter(request, response, chain);

        // Then
        then(chain.getRequest()).isNull();
        then(response.getStatus()).isEqualTo(403);
        then(response.getContentAsString()).contains("The address 192.0.2.1 is not allowed");
        then(refused()).isEqualTo(1);
    }

    @Test
    void shouldAskNothingOfWhoIsNotSignedIn() throws Exception {
        allowed.doFilter(request, response, chain);
        then(chain.getRequest()).isNotNull();
    }

    private static void signedIn(String addresses) {
        var caller =
                new Caller("acme", UUID.randomUUID(), Set.of(), AllowedAddresses.of(Set.of(addresses)), null, Set.of());
        SecurityContextHolder.getContext().setAuthentication(new SignedInAuthentication(caller));
    }

    private double refused() {
        return registry.get("provisioning.sign.in")
                .tag("outcome", "address_not_allowed")
                .counter()
                .count();
    }
}
