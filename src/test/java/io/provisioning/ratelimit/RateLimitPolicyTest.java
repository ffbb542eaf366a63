package io.provisioning.ratelimit;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.account.AccountRateLimit;
import io.provisioning.account.AllowedAddresses;
import io.provisioning.account.Caller;
import io.provisioning.account.Operator;
import io.provisioning.bucket.Rate;
import io.provisioning.ratelimit.RateLimitProperties.OwnRate;
import io.provisioning.ratelimit.RateLimitProperties.Scope;
import io.provisioning.ratelimit.RateLimitProperties.Store;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class RateLimitPolicyTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Rate ONE_A_SECOND = Rate.of(1, SECOND, null);
    private static final Rate FIFTY_A_SECOND = Rate.of(50, SECOND, null);

    private final RateLimitPolicy policy = new RateLimitPolicy(
            new RateLimitProperties(
                    true,
                    1,
                    SECOND,
                    null,
                    Scope.ACCOUNT,
                    Store.MEMORY,
                    new OwnRate(50, SECOND, null),
                    null,
                    null,
                    null),
            new Operations(new RequestMappingHandlerMapping()));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void shouldGiveReadsABucketAndARateOfTheirOwn(String method) {
        then(limit(method, null)).isEqualTo(new Limit("acme", "reads", FIFTY_A_SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void shouldCountEverythingElseTogether(String method) {
        then(limit(method, null)).isEqualTo(new Limit("acme", "account", ONE_A_SECOND));
    }

    @Test
    void shouldLetAnAccountsOwnRateReplaceEveryConfiguredOneInOneBucket() {
        // Given
        AccountRateLimit own = new AccountRateLimit(2, Duration.ofMinutes(1));

        // When, then
        then(limit("GET", own))
                .isEqualTo(limit("POST", own))
                .isEqualTo(new Limit("acme", "account", Rate.of(2, Duration.ofMinutes(1), null)));
    }

    @Test
    void shouldLetMoreComeAtOnceWhenTheCapacityIsLarger() {
        // Given
        MemoryBucketStore store = new MemoryBucketStore(() -> 0);
        Limit burst = new Limit("acme", "account", Rate.of(1, SECOND, 3L));

        // When, then
        for (int i = 0; i < 3; i++) {
            then(store.take(burst).isConsumed()).isTrue();
        }
        then(store.take(burst).isConsumed()).isFalse();
    }

    @Test
    void shouldGiveBillingABucketAndAGenerousRateOfItsOwnWhateverTheAccounts() {
        then(limit("GET", "/billing/1/changes", new AccountRateLimit(2, Duration.ofMinutes(1))))
                .isEqualTo(limit("GET", "/%62illing/1/changes", null))
                .isEqualTo(new Limit("acme", "billing", FIFTY_A_SECOND));
    }

    @Test
    void shouldGiveTheSettingsFiftyASecondUnlessConfiguredWhateverTheAccountsOwnRateIs() {
        // Given
        var settings = new MockHttpServletRequest("GET", "/settings/2/api-keys");
        Caller caller = caller(new AccountRateLimit(2, Duration.ofMinutes(1)));

        // When, then
        then(policy.limitFor(caller, settings)).isEqualTo(new Limit("acme", "settings", FIFTY_A_SECOND));
        then(policy.limitFor(Operator.OPERATOR, settings))
                .isEqualTo(new Limit("*operator", "settings", FIFTY_A_SECOND));
    }

    @Test
    void shouldGiveMessagesAHundredASecondUnlessConfigured() {
        then(limit("POST", "/messages/1/submissions", new AccountRateLimit(2, Duration.ofMinutes(1))))
                .isEqualTo(new Limit("acme", "messages", Rate.of(100, SECOND, null)));
    }

    @Test
    void shouldGiveEachInterfaceTheRateThatIsConfiguredForIt() {
        // Given
        var configured = new RateLimitPolicy(
                new RateLimitProperties(
                        true,
                        1,
                        SECOND,
                        null,
                        Scope.OPERATION,
                        Store.MEMORY,
                        null,
                        new OwnRate(2, SECOND, 20L),
                        new OwnRate(3, SECOND, 30L),
                        new OwnRate(4, SECOND, 40L)),
                new Operations(new RequestMappingHandlerMapping()));

        // When, Then
        then(limit(configured, "/settings/2/api-keys"))
                .isEqualTo(new Limit("acme", "settings", Rate.of(2, SECOND, 20L)));
        then(limit(configured, "/billing/1/changes")).isEqualTo(new Limit("acme", "billing", Rate.of(3, SECOND, 30L)));
        then(limit(configured, "/messages/1/submissions"))
                .isEqualTo(new Limit("acme", "messages", Rate.of(4, SECOND, 40L)));
        then(limit(configured, "/provisioning/1/nothing")).isEqualTo(new Limit("acme", "unknown", ONE_A_SECOND));
    }

    private static Limit limit(RateLimitPolicy policy, String path) {
        return policy.limitFor(caller(null), new MockHttpServletRequest("GET", path));
    }

    private Limit limit(String method, @Nullable AccountRateLimit own) {
        return limit(method, "/provisioning/1/applications", own);
    }

    private Limit limit(String method, String path, @Nullable AccountRateLimit own) {
        return policy.limitFor(caller(own), new MockHttpServletRequest(method, path));
    }

    private static Caller caller(@Nullable AccountRateLimit own) {
        return new Caller("acme", UUID.randomUUID(), Set.of(), AllowedAddresses.of(Set.of()), own, Set.of());
    }
}
