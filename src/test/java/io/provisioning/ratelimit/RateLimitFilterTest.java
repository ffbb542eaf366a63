package io.provisioning.ratelimit;

import static org.assertj.core.api.BDDAssertions.then;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.provisioning.account.AllowedAddresses;
import io.provisioning.account.Caller;
import io.provisioning.ratelimit.RateLimitProperties.Scope;
import io.provisioning.ratelimit.RateLimitProperties.Store;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.MovableTicker;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** One request in ten seconds, by a clock that stands still unless it is moved. */
class RateLimitFilterTest {

    private final MovableTicker clock = new MovableTicker();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RateLimitFilter filter = filter(true);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void shouldLetThroughWhatIsAllowedAndSayWhatIsLeft() throws Exception {
        // Given
        signIn(caller("acme"));

        // When
        var chain = new MockFilterChain();
        MockHttpServletResponse answer = send(filter, chain);

        // Then
        then(chain.getRequest()).isNotNull();
        then(answer.getHeader("RateLimit-Policy")).isEqualTo("\"account\";q=1;w=10");
        then(answer.getHeader("RateLimit")).isEqualTo("\"account\";r=0;t=10");
        then(decisions("accepted")).isEqualTo(1);
    }

    @Test
    void shouldRefuseTheOneTooManyBeforeAnybodyActsOnIt() throws Exception {
        // Given
        signIn(caller("acme"));
        send(filter, new MockFilterChain());
        clock.move(Duration.ofSeconds(3));

        // When
        var chain = new MockFilterChain();
        MockHttpServletResponse answer = send(filter, chain);

        // Then
        then(chain.getRequest()).isNull();
        then(answer.getStatus()).isEqualTo(429);
        then(answer.getHeader("Retry-After")).isEqualTo("7");
        then(answer.getHeader("RateLimit")).isEqualTo("\"account\";r=0;t=7");
        ErrorShape.thenIs(answer.getContentAsString(), "TOO_MANY_REQUESTS", null);
        then(decisions("accepted")).isEqualTo(1);
        then(decisions("refused")).isEqualTo(1);
    }

    @Test
    void shouldLetThroughAgainOnceTheTimeIsOver() throws Exception {
        // Given
        signIn(caller("acme"));
        send(filter, new MockFilterChain());

        // When
        clock.move(Duration.ofSeconds(10));

        // Then
        then(send(filter, new MockFilterChain()).getStatus()).isEqualTo(200);
    }

    @Test
    void shouldCountEachAccountAlone() throws Exception {
        signIn(caller("acme"));
        then(send(filter, new MockFilterChain()).getStatus()).isEqualTo(200);
        signIn(caller("other"));
        then(send(filter, new MockFilterChain()).getStatus()).isEqualTo(200);
    }

    @Test
    void shouldCountNobodyWhoIsNotSignedIn() throws Exception {
        for (Object who : new Object[] {"anonymous", "anonymous"}) {
            signIn(who);
            thenPasses(filter);
        }
        SecurityContextHolder.clearContext();
        thenPasses(filter);
        then(registry.find("provisioning.rate.limit.decisions").counters()).isEmpty();
    }

    @Test
    void shouldCountNobodyWhereItIsSwitchedOff() throws Exception {
        signIn(caller("acme"));
        RateLimitFilter off = filter(false);
        thenPasses(off);
        thenPasses(off);
    }

    private static void thenPasses(RateLimitFilter filter) throws Exception {
        var chain = new MockFilterChain();
        MockHttpServletResponse answer = send(filter, chain);
        then(chain.getRequest()).isNotNull();
        then(answer.getHeaderNames()).isEmpty();
    }

    private static MockHttpServletResponse send(RateLimitFilter filter, MockFilterChain chain) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest("POST", "/provisioning/1/applications"), response, chain);
        return response;
    }

    private double decisions(String decision) {
        return registry.get("provisioning.rate.limit.decisions")
                .tag("share", "account")
                .tag("decision", decision)
                .counter()
                .count();
    }

    private RateLimitFilter filter(boolean enabled) {
        var properties = new RateLimitProperties(
                enabled, 1, Duration.ofSeconds(10), null, Scope.ACCOUNT, Store.MEMORY, null, null, null, null);
        var policy = new RateLimitPolicy(properties, new Operations(new RequestMappingHandlerMapping()));
        return new RateLimitConfiguration()
                .rateLimitFilter(policy, new MemoryBucketStore(clock), new RateLimitMetrics(registry), properties);
    }

    private static void signIn(Object who) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(who, ""));
    }

    private static Caller caller(String accountId) {
        return new Caller(accountId, UUID.randomUUID(), Set.of(), AllowedAddresses.of(Set.of()), null, Set.of());
    }
}
