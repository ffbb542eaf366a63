package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
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

/** On 100,000 periods, a page is walked along its index, and begins where the one before it ended. */
@ServerTest
class AttributionPlanTest {

    private static final String TABLE = "\"Relation Name\": \"association_period\"";

    /** What is asked for, and the index that must serve it. */
    private static final Map<String, String> INDEX = Map.of(
            "", "association_period_pkey",
            "channel=SMS&resourceType=NUMBER&entityId=null", "association_period_pkey",
            "accountId={account}", "association_period_pkey",
            "accountId={account}&entityId=null", "association_period_pkey",
            "accountId={account}&applicationId=default", "association_period_of_application",
            "accountId={account}&entityId=sales", "association_period_of_entity",
            "accountId={account}&entityId=sales&applicationId=default", "association_period_of_entity",
            "resourceId=r5", "association_period_of_resource",
            "accountId={account}&resourceId=r5&applicationId=default", "association_period_of_resource");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    @Test
    void shouldReadNoMoreThanAWalk() throws Exception {
        // Given
        var billing = new Billing(accounts, database);
        List<Api> apis = Stream.generate(accounts::create).limit(20).toList();
        apis.forEach(api -> billing.fill(api.accountId(), 5_000));
        Api api = apis.get(0);
        api.post("/entities", "{\"entityId\":\"sales\"}");
        for (int n = 0; n < 3; n++) {
            billing.link(api, "NUMBER", "SMS", "s" + n, "default", "sales");
        }
        database.sql("VACUUM ANALYZE association_period").update();
        database.sql("VACUUM ANALYZE application_period").update();
        database.sql("VACUUM ANALYZE entity_period").update();
        String cursor = billing.page("limit=1&accountId=" + api.accountId())
                .at("/paging/nextCursor")
                .asString();

        // When
        Map<String, List<Recorded>> recorded = new LinkedHashMap<>();
        INDEX.keySet().forEach(query -> {
            String asked = query.replace("{account}", api.accountId());
            recorded.put(query, statements.during(() -> billing.page(asked)));
            recorded.put(query + "&cursor", statements.during(() -> billing.page(asked + "&cursor=" + cursor)));
        });

        // Then
        try (Connection connection = dataSource.getConnection();
                Statement settings = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var query : recorded.entrySet()) {
                settings.execute(AttributionWalk.ALONG_AN_INDEX);
                String plan = last(query.getValue()).plan(connection);
                String index = INDEX.get(query.getKey().replace("&cursor", ""));
                String scan = scan(plan);
                then(scan).as(query.getKey() + plan).contains(index).doesNotContain("Bitmap", "\"Filter\"");
                then(scan).as(query.getKey() + plan).contains("association_id) > ROW(");
                then(above(plan))
                        .as(query.getKey() + plan)
                        .contains("WindowAgg")
                        .doesNotContain("Sort");
                then(plan).as(query.getKey() + plan).doesNotContain("Seq Scan");
                then(plan).as(query.getKey()).contains("association_period_of_resource");
            }
            connection.rollback();
        }
    }

    /** The reading of the periods; what follows in a plan is about these alone. */
    private static String scan(String plan) {
        int table = plan.indexOf(TABLE);
        return plan.substring(plan.lastIndexOf('{', table), plan.indexOf('}', table));
    }

    /** What is done with them before the page is cut off. */
    private static String above(String plan) {
        return plan.substring(plan.indexOf("CTE page"), plan.indexOf(TABLE));
    }

    private static Recorded last(List<Recorded> all) {
        return all.get(all.size() - 1);
    }
}
