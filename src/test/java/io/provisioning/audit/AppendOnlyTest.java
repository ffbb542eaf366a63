package io.provisioning.audit;

import static org.assertj.core.api.BDDAssertions.catchThrowable;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** As superuser, who may do more than any other; {@link TwoRolesTest} tries the same as less. */
@ServerTest
class AppendOnlyTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    static Stream<String> attempts() {
        return Stream.of(
                "UPDATE audit_log SET actor = 'nobody'",
                "UPDATE audit_log SET actor = 'nobody' WHERE false",
                "DELETE FROM audit_log",
                "TRUNCATE audit_log",
                "TRUNCATE account CASCADE",
                "INSERT INTO audit_log OVERRIDING SYSTEM VALUE SELECT * FROM audit_log"
                        + " ON CONFLICT (account_id, at, audit_id) DO UPDATE SET actor = 'nobody'",
                "DO $$ BEGIN SET LOCAL session_replication_role = replica; DELETE FROM audit_log; END $$");
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void shouldNeverChangeWhatWasWritten(String attempt) {
        // Given
        Api api = accounts.create();
        api.post("/entities", "{\"entityId\":\"new\"}");
        String before = written(api);

        // When
        Throwable thrown = catchThrowable(() -> database.sql(attempt).update());

        // Then
        then(thrown).hasStackTraceContaining("the audit log is only added to");
        then(written(api)).isEqualTo(before).contains("new");
    }

    @Test
    void shouldGrantNobodyMoreThanToAddAndToRead() {
        then(database.sql("""
                                SELECT privilege_type FROM information_schema.role_table_grants
                                WHERE table_name = 'audit_log' AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')""").query(String.class).list()).isEmpty();
    }

    private String written(Api api) {
        return database.sql("SELECT audit_log::text FROM audit_log WHERE account_id = ?")
                .param(api.accountId())
                .query(String.class)
                .single();
    }
}
