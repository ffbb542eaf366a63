package io.provisioning.auditlog;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.RecordedStatements.Recorded;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.sql.Connection;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On 100,000 changes, a page is read backwards along its index: no sorting, no reading from end to end. */
@ServerTest
class AuditLogPlanTest {

    /** What is asked for, and the index that must serve it. */
    private static final Map<String, String> INDEX = Map.of(
            "", "audit_log_by_time",
            "from=2026-01-01T00:00:00Z&to=9999-01-01T00:00:00Z", "audit_log_by_time",
            "requestId=request-7", "audit_log_by_request",
            "accountId={account}", "audit_log_pkey",
            "accountId={account}&from=2026-01-01T00:00:00Z", "audit_log_pkey",
            "accountId={account}&keyId=key-7", "audit_log_by_actor",
            "accountId={account}&subjectType=APPLICATION&subjectId=a7", "audit_log_of_subject");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    @Test
    void shouldReadNoMoreThanAPage() throws Exception {
        // Given
        List<Api> apis = Stream.generate(accounts::create).limit(20).toList();
        apis.forEach(api -> fill(api.accountId()));
        database.sql("VACUUM ANALYZE audit_log").update();
        String account = apis.get(0).accountId();
        String cursor = accounts.operator()
                .get("//settings/1/audit-logs?limit=1&accountId=" + account)
                .json()
                .at("/paging/nextCursor")
                .asString();

        // When
        Map<String, List<Recorded>> recorded = new LinkedHashMap<>();
        INDEX.keySet().forEach(query -> {
            String asked = query.replace("{account}", account);
            recorded.put(query, statements.during(() -> list(asked)));
            recorded.put(query + "&cursor", statements.during(() -> list(asked + "&cursor=" + cursor)));
        });

        // Then
        try (Connection connection = dataSource.getConnection();
                Statement settings = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var query : recorded.entrySet()) {
                then(query.getValue()).as(query.getKey()).hasSize(2);
                settings.execute(query.getValue().get(0).sql());
                then(query.getValue().get(1).plan(connection))
                        .as(query.getKey())
                        .contains(INDEX.get(query.getKey().replace("&cursor", "")), "\"Backward\"")
                        .doesNotContain("Seq Scan", "Sort", "Bitmap", "\"Filter\"");
            }
            connection.rollback();
        }
    }

    private void list(String query) {
        then(accounts.operator().get("//settings/1/audit-logs?" + query).status())
                .isEqualTo(200);
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
