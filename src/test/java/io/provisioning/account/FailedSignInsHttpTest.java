package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.micrometer.core.instrument.MeterRegistry;
import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Three failures a day from each address; a trusted proxy, this machine, tells which address that is. */
@ServerTest
@TestPropertySource(
        properties = {
            "provisioning.failed-sign-ins.requests=3",
            "provisioning.failed-sign-ins.per=1d",
            "provisioning.trusted-proxies=127.0.0.1,::1"
        })
class FailedSignInsHttpTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private MeterRegistry registry;

    private final String address = "198.51.100." + ADDRESSES.incrementAndGet();

    @Test
    void shouldAnswer429OnceTheyAreTooMany() {
        // Given
        guess(3).forEach(answer -> then(answer.status()).isEqualTo(401));
        double before = refused();

        // When
        Api.Answer answer = from(address, "App unknown");

        // Then
        then(answer.status()).isEqualTo(429);
        ErrorShape.thenIs(answer.body(), "TOO_MANY_REQUESTS", null);
        then(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 8 * 3600);
        then(answer.header("RateLimit")).isNull();
        then(answer.header("WWW-Authenticate")).isNull();
        then(refused()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"App unknown", "App", "Bearer x", "Basic YTpi", "App {disabled}", "App {expired}"})
    void shouldCountEveryKeyThatDoesNotWork(String authorization) {
        // Given
        String account = accounts.create().accountId();
        String presented = authorization
                .replace("{disabled}", accounts.addKey(account, "false", "now()", "NULL", Scope.PROVISIONING))
                .replace(
                        "{expired}",
                        accounts.addKey(
                                account,
                                "true",
                                "now() - interval '2 days'",
                                "now() - interval '1 day'",
                                Scope.PROVISIONING));

        // When
        IntStream.range(0, 3)
                .forEach(i -> then(from(address, presented).status()).isEqualTo(401));

        // Then
        then(from(address, presented).status()).isEqualTo(429);
        then(from(address, "App unknown").body())
                .isEqualTo(from(address, presented).body());
    }

    @Test
    void shouldNotCountWhoPresentsNoKey() {
        IntStream.range(0, 10).forEach(i -> then(from(address, "").status()).isEqualTo(401));
        guess(3).forEach(answer -> then(answer.status()).isEqualTo(401));
        then(from(address, "").status()).isEqualTo(401);
    }

    @Test
    void shouldNeverRefuseAKeyThatWorks() {
        // Given
        Api api = accounts.create();
        String weak = accounts.addKey(api.accountId(), "true", "now()", "NULL", "another:scope");

        // When guessing and working go on at once, from one address
        var statuses = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> i % 2 == 0
                        ? "valid " + from(address, "App " + api.key()).status()
                        : "guess " + from(address, "App " + UUID.randomUUID()).status())
                .toList();

        // Then
        then(statuses)
                .filteredOn(status -> status.startsWith("valid"))
                .hasSize(100)
                .containsOnly("valid 200");
        then(statuses).filteredOn("guess 401"::equals).hasSize(3);
        then(statuses).filteredOn("guess 429"::equals).hasSize(97);
        then(from(address, "App " + weak).status()).isEqualTo(403);
        then(from(address, "App " + TestAccounts.OPERATOR_KEY).status()).isEqualTo(403);
    }

    @Test
    void shouldCountEachAddressAlone() {
        // Given
        guess(4);
        then(from(address, "App unknown").status()).isEqualTo(429);

        // When, Then
        then(from("203.0.113.1", "App unknown").status()).isEqualTo(401);
        then(from("203.0.113.1, " + address, "App unknown").status()).isEqualTo(429);
    }

    @Test
    void shouldCountANetworkOfVersionSixAsOne() {
        IntStream.range(0, 3)
                .forEach(i -> then(from("2001:db8:0:1:" + i + "::9", "App unknown")
                                .status())
                        .isEqualTo(401));
        then(from("2001:db8:0:1:ffff::", "App unknown").status()).isEqualTo(429);
        then(from("2001:db8:0:2::", "App unknown").status()).isEqualTo(401);
    }

    @Test
    void shouldGuardTheSettingsToo() {
        guess(3);
        then(accounts.operator()
                        .send(
                                "GET",
                                "//settings/1/accounts",
                                null,
                                "X-Forwarded-For",
                                address,
                                "Authorization",
                                "App unknown")
                        .status())
                .isEqualTo(429);
    }

    private List<Api.Answer> guess(int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> from(address, "App " + UUID.randomUUID()))
                .toList();
    }

    private Api.Answer from(String forwardedFor, String authorization) {
        return accounts.operator()
                .send("GET", "/applications", null, "X-Forwarded-For", forwardedFor, "Authorization", authorization);
    }

    private double refused() {
        return registry.get("provisioning.sign.in")
                .tag("outcome", "too_many_failures")
                .counter()
                .count();
    }
}
