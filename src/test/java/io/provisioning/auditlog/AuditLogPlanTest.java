package io.provisioning.auditlog;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** On 100,000 changes, a page is read backwards along its index, no further than a walk may be: no sorting, no detour. */
@ServerTest
class AuditLogPlanTest {

    private static final String LOG = "//settings/1/audit-logs";

    /** Each parameter of the document, and some together; the index that serves them over all accounts, and in one. */
    private static final String INDEXES = """
            accountId=account-of-the-test    audit_log_pkey                audit_log_pkey
            keyId=key-7                      audit_log_over_all            audit_log_by_actor
            action=MODIFIED                  audit_log_over_all            audit_log_pkey
            subjectType=ENTITY               audit_log_over_all            audit_log_pkey
            subjectId=a7                     audit_log_over_all            audit_log_of_subject
            requestId=request-7              audit_log_over_all_by_request audit_log_by_request
            from=2026-01-01T00:00:00Z        audit_log_over_all            audit_log_pkey
            to=9999-01-01T00:00:00Z          audit_log_over_all            audit_log_pkey
            limit=1000                       audit_log_over_all            audit_log_pkey
            cursor=cursor-of-the-test        audit_log_over_all            audit_log_pkey
            to=2026-01-01T00:00:00Z&limit=9  audit_log_over_all            audit_log_pkey
            subjectId=a7&keyId=key-7         audit_log_over_all            audit_log_of_subject
            subjectId=a7&requestId=request-7 audit_log_over_all_by_request audit_log_by_request
            keyId=key-7&requestId=request-7  audit_log_over_all_by_request audit_log_by_request
            keyId=key-7&action=DELETED       audit_log_over_all            audit_log_by_actor
            """;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Test
    void shouldReadNoMoreThanAPage() {
        // Given
        List<Api> apis = Stream.generate(accounts::create).limit(20).toList();
        apis.forEach(api -> fill(api.accountId()));
        database.sql("VACUUM ANALYZE audit_log").update();
        Api operator = accounts.operator();
        String account = apis.get(0).accountId();
        Api manager = accounts.manager(account);
        String cursor = operator.get(LOG + "?limit=1&accountId=" + account)
                .json()
                .at("/paging/nextCursor")
                .asString();

        // When, Then
        indexes().forEach((parameter, index) -> {
            String query =
                    "?" + parameter.replace("account-of-the-test", account).replace("cursor-of-the-test", cursor);
            String inAccount = parameter.startsWith("accountId") ? query : query + "&accountId=" + account;
            String further = parameter.startsWith("cursor") ? "" : "&cursor=" + cursor;
            for (String more : List.of("", further)) {
                thenWalks(operator, query + more, index[0]);
                thenWalks(operator, inAccount + more, index[1]);
                thenWalks(manager, query + more, index[1]);
                thenWalks(manager, inAccount + more, index[1]);
            }
        });
    }

    @Test
    void shouldDecideAboutEveryParameter() {
        // When
        JsonNode documented = accounts.operator()
                .get("//v3/api-docs")
                .json()
                .get("paths")
                .at("/~1settings~11~1audit-logs/get/parameters");

        // Then
        then(documented.findValuesAsString("name"))
                .containsExactlyInAnyOrderElementsOf(indexes().keySet().stream()
                        .filter(parameters -> !parameters.contains("&"))
                        .map(parameter -> parameter.replaceFirst("=.*", ""))
                        .toList());
    }

    private void thenWalks(Api who, String query, String index) {
        List<String> plans =
                statements.plansOf(() -> then(who.get(LOG + query).status()).isEqualTo(200));
        JsonNode plan = JsonMapper.shared().readTree(plans.get(plans.size() - 1));
        then(plan.findValuesAsString("Node Type"))
                .as(query)
                .containsExactly("Limit", "Subquery Scan", "Limit", "WindowAgg", "Index Scan");
        JsonNode scan = plan.findParent("Index Name");
        then(scan.get("Index Name").asString()).as(query).isEqualTo(index);
        then(scan.get("Scan Direction").asString()).as(query).isEqualTo("Backward");
        then(scan.has("Filter")).as(query).isFalse();
        then(scan.path("Index Cond").asString("").split(" < ")).as(query).hasSizeLessThanOrEqualTo(2);
        then(plan.findParents("Plan Rows"))
                .as(query)
                .filteredOn(node -> node.get("Node Type").asString().equals("Limit"))
                .hasSize(2)
                .allSatisfy(limit -> then(limit.get("Plan Rows").asInt()).isBetween(1, 10_000));
    }

    private static Map<String, String[]> indexes() {
        Map<String, String[]> indexes = new TreeMap<>();
        INDEXES.lines()
                .map(row -> row.split(" +"))
                .forEach(cells -> indexes.put(cells[0], new String[] {cells[1], cells[2]}));
        return indexes;
    }

    private void fill(String account) {
        database.sql("""
                        INSERT INTO audit_log
                            (account_id, actor, action, subject_type, subject_id, detail, address, request_id)
                        SELECT :a, 'key-' || n % 20, 'MODIFIED', 'APPLICATION', 'a' || n % 10, '{"a": 1}', '192.0.2.1',
                               'request-' || n % 50
                        FROM generate_series(1, 5000) n""").param("a", account).update();
    }
}
