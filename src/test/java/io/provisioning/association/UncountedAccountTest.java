package io.provisioning.association;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestDatabase;
import org.springframework.test.context.TestPropertySource;

/** The same for an account that came after others were counted: the planner is sure that it has nothing. */
@ServerTest
@TestPropertySource(
        properties = {
            TestDatabase.OF_ITS_OWN,
            "test.others=counted",
            "spring.datasource.hikari.connection-init-sql=SET statement_timeout = '40s'"
        })
class UncountedAccountTest extends UncountedTablesTest {

    @Override
    void givenOthers() {
        Api other = accounts.create();
        database.sql("""
                        INSERT INTO association (account_id, resource_type, channel, resource_id, application_no)
                        SELECT account_id, 'NUMBER', 'SMS', n, application_no
                        FROM application, generate_series(1, :count) n WHERE account_id = :account""")
                .param("count", LINKED / 3)
                .param("account", other.accountId())
                .update();
        beginHistory(other);
        database.sql("VACUUM ANALYZE").update();
    }
}
