package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.TestAccounts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What tests of billing do over and over. */
record Billing(TestAccounts accounts, JdbcClient database, Api biller) {

    static final String ATTRIBUTIONS = "//billing/1/attributions?";

    Billing(TestAccounts accounts, JdbcClient database) {
        this(accounts, database, accounts.biller());
    }

    Instant clock() {
        return database.sql("SELECT clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    JsonNode page(String query) {
        return page(biller, query);
    }

    private static JsonNode page(Api biller, String query) {
        Api.Answer answer = biller.get(ATTRIBUTIONS + query);
        then(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** Of all pages. */
    List<JsonNode> all(String query) {
        return all(biller, query);
    }

    static List<JsonNode> all(Api biller, String query) {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page = page(biller, query);
        while (true) {
            page.get("attributions").forEach(rows::add);
            JsonNode next = page.get("paging").get("nextCursor");
            if (next.isNull()) {
                return rows;
            }
            page = page(biller, query + "&cursor=" + next.asString());
        }
    }

    List<String> resources(String query) {
        return all(query).stream().map(row -> row.get("resourceId").asString()).toList();
    }

    void link(Api api, String type, String channel, String resource, String application, String entity) {
        String json = """
                {"resourceType":"%s","channel":"%s","resourceId":"%s","applicationId":"%s","entityId":%s}""".formatted(type, channel, resource, application, entity == null ? null : "\"" + entity + "\"");
        then(api.post("/associations", json).status()).isEqualTo(201);
    }

    /** Straight into the tables: resources r1, r2, … of the default application; of five, four have ended. */
    void fill(String account, int resources) {
        database.sql("""
                        INSERT INTO association_period
                            (account_id, association_id, resource_type, channel, resource_id, application_no, entity_no, tuple,
                             valid_from, valid_to, opened_change, closed_change, opening, closing, merged)
                        SELECT :a, nextval(pg_get_serial_sequence('association', 'association_id')), 'NUMBER', 'SMS',
                               'r' || n, application_no, NULL, gen_random_uuid(), clock_timestamp() - interval '1 hour',
                               CASE WHEN n % 5 > 0 THEN clock_timestamp() END, 1, CASE WHEN n % 5 > 0 THEN 1 END,
                               'CREATED', CASE WHEN n % 5 > 0 THEN 'DELETED' END, CASE WHEN n % 5 > 0 THEN false END
                        FROM generate_series(1, :n) n, application
                        WHERE account_id = :a AND application_id = 'default'""").param("a", account).param("n", resources).update();
    }
}
