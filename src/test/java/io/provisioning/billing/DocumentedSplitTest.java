package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The split of {@code docs/billing.md}, run as it stands there on what the service exports, loses no cost. */
@ServerTest
class DocumentedSplitTest {

    private static final Pattern SPLIT =
            Pattern.compile("```sql\nCREATE VIEW cost_of_owner AS\n(.*?);\n```", Pattern.DOTALL);

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Test
    void shouldSplitTheCostOfEachMessageAmongItsOwnersAndLoseNone() throws Exception {
        // Given
        var billing = new Billing(accounts, database);
        Api api = accounts.create();
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        api.post("/entities", "{\"entityId\":\"sales\"}");
        Instant from = billing.clock();
        billing.link(api, "NUMBER", "SMS", "+1", "default", null);
        Instant alone = billing.clock();
        billing.link(api, "NUMBER", "SMS", "+1", "default", "sales");
        billing.link(api, "NUMBER", "SMS", "+1", "shop", "sales");
        // Of the same id and channel, but another sender
        billing.link(api, "ALPHA", "SMS", "+1", "shop", null);
        Instant shared = billing.clock();
        String export = billing.biller()
                .send(
                        "GET",
                        Billing.ATTRIBUTIONS
                                + "accountId=%s&from=%s&to=%s".formatted(api.accountId(), from, billing.clock()),
                        null,
                        "Accept",
                        "application/x-ndjson")
                .body();

        try (Connection connection = TestDatabase.shared().administrator().connect()) {
            var copy = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            copy.sql("""
                            CREATE TEMPORARY TABLE traffic (
                                message_id int, account_id text, resource_type text, channel text, sender text,
                                sent_at timestamptz, cost numeric)""").update();
            copy.sql("""
                            CREATE TEMPORARY TABLE attributions (
                                account_id text, resource_type text, channel text, resource_id text, application_id text,
                                entity_id text, valid_from timestamptz, valid_to timestamptz, rank int)""").update();
            for (String line : export.lines().toList()) {
                copy.sql("""
                                INSERT INTO attributions
                                SELECT r->>'accountId', r->>'resourceType', r->>'channel', r->>'resourceId', r->>'applicationId',
                                       r->>'entityId', CAST(r->>'validFrom' AS timestamptz),
                                       CAST(r->>'validTo' AS timestamptz), CAST(r->>'rank' AS int)
                                FROM (SELECT CAST(? AS jsonb)) AS line(r)""").param(line).update();
            }
            List<Object[]> traffic = List.of(
                    new Object[] {1, "NUMBER", "+1", from, 100},
                    new Object[] {2, "NUMBER", "+1", alone, 10},
                    new Object[] {3, "NUMBER", "+1", shared, 4},
                    new Object[] {4, "ALPHA", "+1", shared, 7},
                    new Object[] {5, "NUMBER", "unknown", shared, 1000});
            for (Object[] message : traffic) {
                copy.sql("INSERT INTO traffic VALUES (?, ?, ?, 'SMS', ?, CAST(? AS timestamptz), ?)")
                        .params(message[0], api.accountId(), message[1], message[2], message[3].toString(), message[4])
                        .update();
            }
            var split = SPLIT.matcher(Files.readString(Path.of("docs/billing.md")));
            then(split.find()).isTrue();

            // When
            List<String> parts = new ArrayList<>(copy.sql(split.group(1))
                    .query((row, n) -> "%s %s %s"
                            .formatted(
                                    row.getString("application_id"),
                                    row.getString("entity_id"),
                                    row.getBigDecimal("cost").intValueExact()))
                    .list());

            // Then
            then(parts)
                    .containsExactlyInAnyOrder(
                            "null null 1100", "default null 10", "default sales 2", "shop sales 2", "shop null 7");
        }
    }
}
