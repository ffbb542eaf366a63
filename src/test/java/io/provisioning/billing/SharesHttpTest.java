package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Of several owners at an instant all are answered, the most specific share, and nothing is lost by rounding. */
@ServerTest
class SharesHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void shouldShareAmongThoseWithAnEntityAndAddUpToOne(int entities) {
        // Given
        var billing = new Billing(accounts, database);
        Api api = accounts.create();
        billing.link(api, "NUMBER", "SMS", "1", "default", null);
        for (int n = 0; n < entities; n++) {
            api.post("/entities", "{\"entityId\":\"e%d\"}".formatted(n));
            billing.link(api, "NUMBER", "SMS", "1", "default", "e" + n);
        }

        // When
        List<JsonNode> owners = billing.all("accountId=" + api.accountId());

        // Then
        BigDecimal equal = BigDecimal.ONE.divide(BigDecimal.valueOf(entities), 9, java.math.RoundingMode.HALF_UP);
        then(owners).hasSize(entities + 1);
        then(share(owners.get(0))).isEqualByComparingTo("0");
        then(owners.get(0).get("rank").asInt()).isEqualTo(2);
        then(owners.stream().skip(1)).allSatisfy(owner -> {
            then(owner.get("rank").asInt()).isEqualTo(1);
            then(share(owner).subtract(equal).abs()).isLessThanOrEqualTo(new BigDecimal("0.000000001"));
        });
        then(owners.stream().map(SharesHttpTest::share).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1");
    }

    @Test
    void shouldShareAmongAllWhereNobodyHasAnEntityAndNotMindOtherFilters() {
        // Given
        var billing = new Billing(accounts, database);
        Api api = accounts.create();
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        billing.link(api, "NUMBER", "SMS", "1", "default", null);
        billing.link(api, "NUMBER", "SMS", "1", "shop", null);
        billing.link(api, "NUMBER", "MMS", "1", "shop", null);

        // When
        String of = "accountId=" + api.accountId();
        List<BigDecimal> all =
                billing.all(of).stream().map(SharesHttpTest::share).toList();
        List<BigDecimal> shop = billing.all(of + "&applicationId=shop").stream()
                .map(SharesHttpTest::share)
                .toList();
        List<BigDecimal> paged =
                billing.all(of + "&limit=1").stream().map(SharesHttpTest::share).toList();

        // Then
        then(all.stream().map(BigDecimal::stripTrailingZeros).map(BigDecimal::toPlainString))
                .containsExactly("0.5", "0.5", "1");
        then(shop).containsExactlyElementsOf(all.subList(1, 3));
        then(paged).containsExactlyElementsOf(all);
    }

    private static BigDecimal share(JsonNode owner) {
        return owner.get("share").decimalValue();
    }
}
