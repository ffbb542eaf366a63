package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class AttributionFiltersHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transactions;

    private Billing billing;
    private Api api;
    private Api other;
    private final String shop = "shop-" + UUID.randomUUID();
    private final String sender = "sender-" + UUID.randomUUID();

    @BeforeEach
    void givenTwoAccountsWithTheSameIds() {
        billing = new Billing(accounts, database);
        api = accounts.create();
        other = accounts.create();
        for (Api account : List.of(api, other)) {
            account.post("/applications", "{\"applicationId\":\"%s\"}".formatted(shop));
            account.post("/entities", "{\"entityId\":\"%s\"}".formatted(shop));
            billing.link(account, "NUMBER", "SMS", sender, shop, shop);
        }
        billing.link(api, "NUMBER", "MMS", sender, shop, null);
        billing.link(api, "ALPHA", "SMS", "Shop", shop, shop);
        billing.link(api, "NUMBER", "SMS", "1", "default", null);
        billing.link(api, "NUMBER", "SMS", "1", "default", shop);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accountId={a}                                    | {sender}/SMS {sender}/MMS Shop/SMS 1/SMS 1/SMS",
                "accountId={b}                                    | {sender}/SMS",
                "accountId=unknown                                | ",
                "applicationId={shop}                             | {sender}/SMS {sender}/MMS Shop/SMS {sender}/SMS",
                "accountId={a}&applicationId={shop}               | {sender}/SMS {sender}/MMS Shop/SMS",
                "accountId={a}&applicationId=default              | 1/SMS 1/SMS",
                "accountId={a}&applicationId=unknown              | ",
                "entityId={shop}                                  | {sender}/SMS Shop/SMS 1/SMS {sender}/SMS",
                "accountId={a}&entityId={shop}                    | {sender}/SMS Shop/SMS 1/SMS",
                "accountId={a}&entityId={shop}&applicationId={shop} | {sender}/SMS Shop/SMS",
                "accountId={a}&entityId=null                      | {sender}/MMS 1/SMS",
                "accountId={a}&entityId=null&applicationId=default | 1/SMS",
                "accountId={a}&entityId=unknown                   | ",
                "accountId={a}&resourceType=ALPHA                 | Shop/SMS",
                "accountId={a}&channel=MMS                        | {sender}/MMS",
                "accountId={a}&resourceType=NUMBER&channel=SMS    | {sender}/SMS 1/SMS 1/SMS",
                "resourceId={sender}                              | {sender}/SMS {sender}/MMS {sender}/SMS",
                "accountId={a}&resourceId={sender}                | {sender}/SMS {sender}/MMS",
                "resourceId={sender}&channel=SMS                  | {sender}/SMS {sender}/SMS",
                "resourceId={sender}&entityId=null                | {sender}/MMS",
                "resourceId={sender}&applicationId={shop}         | {sender}/SMS {sender}/MMS {sender}/SMS",
                "accountId={b}&resourceId=Shop                    | "
            })
    void shouldAnswerWhatFits(String query, String resources) {
        // Given
        String asked = filled(query);
        String expected = resources == null ? "" : filled(resources);

        // When, Then: in the order of accounts, and of their making in one
        for (String limit : new String[] {"", "&limit=1"}) {
            List<String> answered = billing.all(asked + limit).stream()
                    .sorted((one, another) -> Boolean.compare(isOther(one), isOther(another)))
                    .map(row -> row.get("resourceId").asString() + "/"
                            + row.get("channel").asString())
                    .toList();
            then(String.join(" ", answered)).as(asked + limit).isEqualTo(expected);
        }
    }

    @Test
    void shouldFindWhatAnOwnerHadBeforeItWasDeletedAndMadeAgain() {
        // Given
        Instant before = billing.clock();
        api.delete("/applications/" + shop);
        Instant between = billing.clock();
        api.post("/applications", "{\"applicationId\":\"%s\"}".formatted(shop));
        billing.link(api, "NUMBER", "SMS", "2", shop, null);
        String of = "accountId=%s&applicationId=%s&".formatted(api.accountId(), shop);

        // When, Then
        then(billing.resources(of)).containsExactly("2");
        then(billing.resources(of + "at=" + between)).isEmpty();
        then(billing.resources(of + "at=" + before)).containsExactly(sender, sender, "Shop");
        then(billing.resources(of + "limit=1&from=%s&to=%s".formatted(before, billing.clock())))
                .containsExactly(sender, sender, "Shop", "2");
    }

    @Test
    void shouldGoOnWhereAWalkHadToEndThoughNothingWasFound() {
        // Given
        var search = new AttributionSearch(database, 2);
        var filter = new AttributionFilter(api.accountId(), "default", shop, null, null, null);
        var mms = new AttributionFilter(api.accountId(), null, null, null, null, "1");

        // When, Then: as many pages as it takes
        then(walk(search, new AttributionFilter(api.accountId(), null, "null", null, null, null)))
                .containsExactly("1: " + sender, "2: 1");
        then(walk(search, filter)).containsExactly("2: 1");
        then(walk(search, mms)).containsExactly("1: 1", "1: 1");
    }

    private List<String> walk(AttributionSearch search, AttributionFilter filter) {
        List<String> found = new ArrayList<>();
        AskedTime asked = AskedTime.at(billing.clock());
        AttributionCursor read = null;
        for (int number = 1; number < 10; number++) {
            AttributionCursor after = read;
            AttributionList page = transactions.execute(status -> AttributionList.of(
                    asked, asked.from(), search.list(filter.accountId(), filter, asked, after, 5), 5));
            for (Attribution attribution : page.attributions()) {
                found.add(number + ": " + attribution.resourceId());
            }
            if (page.paging().nextCursor() == null) {
                return found;
            }
            read = AttributionCursor.parse(page.paging().nextCursor());
        }
        throw new AssertionError("does not end");
    }

    private boolean isOther(tools.jackson.databind.JsonNode row) {
        return row.get("accountId").asString().equals(other.accountId());
    }

    private String filled(String text) {
        return text.replace("{a}", api.accountId())
                .replace("{b}", other.accountId())
                .replace("{shop}", shop)
                .replace("{sender}", sender);
    }
}
