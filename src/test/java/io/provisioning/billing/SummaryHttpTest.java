package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServerTest
class SummaryHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private RecordedStatements statements;

    private Billing billing;
    private Api api;

    @BeforeEach
    void givenAnAccount() {
        billing = new Billing(accounts, database);
        api = accounts.create();
        api.post("/applications", "{\"applicationId\":\"shop\",\"applicationName\":\"Shop\"}");
        api.post("/entities", "{\"entityId\":\"sales\",\"entityName\":\"Sales\"}");
        billing.link(api, "NUMBER", "SMS", "1", "shop", "sales");
        billing.link(api, "NUMBER", "MMS", "1", "shop", null);
        billing.link(api, "ALPHA", "SMS", "Shop", "default", null);
    }

    @Test
    void shouldCountWhatStoodAtAnInstant() {
        // Given
        Instant before = billing.clock();
        api.put("/applications/shop", "{\"applicationName\":\"Store\"}");
        api.delete("/entities/sales");
        Instant after = billing.clock();
        api.delete("/applications/shop");

        // When, Then
        then(words("at=" + before))
                .isEqualTo("3 of 1 [{a} 3] of 2 [shop Shop 2, default default 1] of 2 [null 2, sales Sales 1]"
                        + " of 2 [NUMBER 2, ALPHA 1] of 2 [SMS 2, MMS 1]");
        then(words("at=" + after))
                .isEqualTo("3 of 1 [{a} 3] of 2 [default default 2, shop Store 1] of 1 [null 3]"
                        + " of 2 [NUMBER 2, ALPHA 1] of 2 [SMS 2, MMS 1]");
        then(words(""))
                .isEqualTo("3 of 1 [{a} 3] of 1 [default default 3] of 1 [null 3]"
                        + " of 2 [NUMBER 2, ALPHA 1] of 2 [SMS 2, MMS 1]");
        then(words("at=2000-01-01T00:00:00Z")).isEqualTo("0 of 0 [] of 0 [] of 0 [] of 0 [] of 0 []");
    }

    @Test
    void shouldShowTheLargestAndTellHowManyThereAre() {
        then(words("limit=1"))
                .isEqualTo("3 of 1 [{a} 3] of 2 [shop Shop 2] of 2 [null 2] of 2 [NUMBER 2] of 2 [SMS 2]");
    }

    @Test
    void shouldCountOverAllAccounts() {
        // Given
        Api other = accounts.create();
        billing.link(other, "NUMBER", "SMS", "1", "default", null);

        // When
        JsonNode summary =
                billing.biller().get("//billing/1/summary?limit=1000").json();

        // Then
        then(summary.get("associations").asLong()).isGreaterThanOrEqualTo(4);
        then(summary.get("accounts").get("total").asLong()).isGreaterThanOrEqualTo(2);
        then(Instant.parse(summary.get("at").asString())).isBefore(billing.clock());
    }

    /** So that counting, which may take long, never holds every connection to the database. */
    @Test
    void shouldRefuseMoreCountsAtOnceThanItHasRoomFor() {
        // Given two that are under way
        var third = new AtomicReference<Api.Answer>();
        statements.beforeNextCommit(true, first -> {
            statements.beforeNextCommit(true, second -> third.set(summary()));
            summary();
        });

        // When
        Api.Answer first = summary();

        // Then
        then(first.status()).isEqualTo(200);
        then(third.get().status()).isEqualTo(429);
        then(third.get().header("Retry-After")).isEqualTo("1");
        then(third.get().text()).startsWith("2 counts are under way already");
        then(summary().status()).isEqualTo(200);
    }

    private Api.Answer summary() {
        return billing.biller().get("//billing/1/summary");
    }

    private String words(String query) {
        var answer = billing.biller().get("//billing/1/summary?accountId=" + api.accountId() + "&" + query);
        then(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode summary = answer.json();
        var words = new StringBuilder(summary.get("associations").asString());
        for (String groups : new String[] {"accounts", "applications", "entities", "resourceTypes", "channels"}) {
            words.append(" of ").append(summary.get(groups).get("total").asLong());
            words.append(' ')
                    .append(summary.get(groups)
                            .get("largest")
                            .valueStream()
                            .map(SummaryHttpTest::words)
                            .toList());
        }
        return words.toString().replace(api.accountId(), "{a}");
    }

    private static String words(JsonNode group) {
        String name = group.get("name").isNull() ? "" : group.get("name").asString() + " ";
        String id = group.get("id").isNull() ? "null" : group.get("id").asString();
        return id + " " + name + group.get("associations").asLong();
    }
}
