package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.micrometer.core.instrument.MeterRegistry;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Those who run the service see why sign-ins fail; the answer says it to nobody. */
@ServerTest
class SignInMetricsHttpTest {

    private static final String YESTERDAY = "now() - interval '1 day'";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private MeterRegistry registry;

    private Api api;
    private Map<String, Double> before;

    @BeforeEach
    void givenAnAccount() {
        api = accounts.create();
        before = counted();
    }

    @Test
    void shouldCountWhoIsAccepted() {
        then(api.get("/applications").status()).isEqualTo(200);
        then(since()).isEqualTo(Map.of("accepted", 1.0));
    }

    @ParameterizedTest
    @CsvSource({"'',no_credentials", "Bearer x,malformed", "App,malformed", "App unknown,unknown_key"})
    void shouldCountWhoHasNoKey(String authorization, String outcome) {
        then(with(authorization).status()).isEqualTo(401);
        then(since()).isEqualTo(Map.of(outcome, 1.0));
    }

    @ParameterizedTest
    @CsvSource({
        "disabled, false, now() - interval '1 day', NULL",
        "expired, true, now() - interval '2 days', now() - interval '1 day'",
        "not_yet_valid, true, now() + interval '1 day', NULL"
    })
    void shouldCountWhoseKeyIsNotValidAndAnswerAlikeForAll(String outcome, String enabled, String from, String to) {
        // Given
        String key = accounts.addKey(api.accountId(), enabled, from, to, Scope.PROVISIONING);

        // When
        var refused = with("App " + key);

        // Then
        then(since()).isEqualTo(Map.of(outcome, 1.0));
        var unknown = with("App unknown");
        then(refused.status()).isEqualTo(401);
        then(refused.body()).isEqualTo(unknown.body());
        then(refused.response().headers().map().keySet())
                .isEqualTo(unknown.response().headers().map().keySet());
    }

    @Test
    void shouldCountWhoLacksTheScope() {
        // Given
        String key = accounts.addKey(api.accountId(), "true", YESTERDAY, "NULL", "sms:send");

        // When, Then
        then(with("App " + key).status()).isEqualTo(403);
        then(since()).isEqualTo(Map.of("accepted", 1.0, "missing_scope", 1.0));
    }

    @Test
    void shouldCountWhoIsNotTheOperator() {
        then(accounts.manager(api.accountId()).get("//settings/1/accounts").status())
                .isEqualTo(403);
        then(since()).isEqualTo(Map.of("accepted", 1.0, "not_the_operator", 1.0));
    }

    @Test
    void shouldCountNobodyWhereNoKeyIsNeeded() {
        then(api.get("//v3/api-docs").status()).isEqualTo(200);
        then(since()).isEmpty();
    }

    private Api.Answer with(String authorization) {
        return api.send("GET", "/applications", null, "Authorization", authorization);
    }

    private Map<String, Double> since() {
        Map<String, Double> difference = new TreeMap<>();
        counted().forEach((outcome, count) -> {
            if (count > before.get(outcome)) {
                difference.put(outcome, count - before.get(outcome));
            }
        });
        return difference;
    }

    private Map<String, Double> counted() {
        return Arrays.stream(SignInOutcome.values())
                .map(SignInOutcome::label)
                .collect(Collectors.toMap(
                        Function.identity(),
                        outcome -> registry.get("provisioning.sign.in")
                                .tag("outcome", outcome)
                                .counter()
                                .count()));
    }
}
