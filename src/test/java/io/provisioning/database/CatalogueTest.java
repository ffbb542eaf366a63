package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.catchThrowable;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.ServerTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks PostgreSQL's own catalogue whether the schema keeps its word. */
@ServerTest
class CatalogueTest {

    /**
     * A key is looked up before its account is known; the operator reads accounts, keys and the audit log over all;
     * changes are numbered over all of them, and billing asks about all of them.
     */
    private static final Set<String> NAMED_EXCEPTIONS = Set.of(
            "api_key_hash_once: key_hash",
            "api_key_id_once: api_key_id",
            "api_key_by_time: an expression",
            "account_by_name: name",
            "audit_log_over_all: an expression",
            "audit_log_over_all_by_request: request_id",
            "association_period_of_resource: resource_id",
            "application_period_by_id: application_id",
            "entity_period_by_id: entity_id",
            "change_no_once: change_no",
            "change_of_associations: change_no",
            "change_without_number: change_id");

    @Autowired
    @Administrator
    private JdbcClient database;

    @Test
    void shouldLeadEveryKeyAndIndexWithTheAccount() {
        // When
        List<String> leadingColumns = database.sql("""
                        SELECT i.indexrelid::regclass || ': ' || coalesce(a.attname, 'an expression')
                        FROM pg_index i
                        JOIN pg_class t ON t.oid = i.indrelid AND t.relnamespace = 'public'::regnamespace
                        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
                        WHERE t.relname <> 'flyway_schema_history'""").query(String.class).list();

        // Then
        then(leadingColumns)
                .hasSizeGreaterThan(10)
                .containsAll(NAMED_EXCEPTIONS)
                .filteredOn(index -> !NAMED_EXCEPTIONS.contains(index))
                .allMatch(index -> index.endsWith(": account_id"));
    }

    /** Keys are looked up before the account is known, and the operator reads accounts, keys and the audit log over all. */
    @Test
    void shouldWallEveryTableOfAccountsOffAndBindItsOwner() {
        then(database.sql("""
                                SELECT c.relname FROM pg_class c
                                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'account_id'
                                WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
                                  AND NOT (relrowsecurity AND relforcerowsecurity)""").query(String.class).list()).containsExactlyInAnyOrder("account", "api_key", "audit_log");
    }

    @Test
    void shouldLetNoPolicyDoWithoutTheAccountButTheNamedExceptions() {
        then(database.sql("""
                                SELECT concat_ws(' ', policyname, cmd, tablename) FROM pg_policies
                                WHERE '(account_id = acting_account())' <> ALL (ARRAY[
                                    coalesce(qual, with_check), coalesce(with_check, qual)])""").query(String.class).list())
                .containsExactlyInAnyOrder(
                        "billing_reads SELECT association_period",
                        "billing_reads SELECT application_period",
                        "billing_reads SELECT entity_period",
                        "billing_reads SELECT change",
                        "feed_numbers UPDATE change");
    }

    @Test
    void shouldLinkWithinOneAccountOnly() {
        // When
        List<String> leadingColumns = database.sql("""
                        SELECT c.conname || ': ' || a.attname || ' -> ' || f.attname
                        FROM pg_constraint c
                        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                        JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = c.confkey[1]
                        WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace""").query(String.class).list();

        // Then
        then(leadingColumns).hasSizeGreaterThan(4).allMatch(key -> key.endsWith(": account_id -> account_id"));
    }

    @Test
    void shouldRestrictRatherThanOrphan() {
        then(database.sql(
                                "SELECT confdeltype FROM pg_constraint WHERE contype = 'f' AND conrelid = 'association'::regclass")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .containsOnly("r");
    }

    @Test
    void shouldCompareIdsByTheirBytes() {
        then(database.sql("""
                                SELECT attrelid::regclass || '.' || attname FROM pg_attribute
                                WHERE attrelid IN ('account'::regclass, 'api_key'::regclass, 'application'::regclass,
                                                   'entity'::regclass, 'association'::regclass, 'audit_log'::regclass,
                                                   'change'::regclass, 'association_period'::regclass,
                                                   'application_period'::regclass, 'entity_period'::regclass)
                                  AND attname ~ '(_id|_type|channel|actor|action|cause|opening|closing)$' AND atttypid = 'text'::regtype
                                  AND attcollation <> '"C"'::regcollation""").query(String.class).list()).isEmpty();
    }

    @Test
    void shouldGiveEveryAccountItsDefaultApplicationAndKeepIt() {
        // Given
        database.sql("INSERT INTO account (account_id, name) VALUES ('catalogue', 'test') ON CONFLICT DO NOTHING")
                .update();

        // When
        var deletion = catchThrowable(() -> database.sql("DELETE FROM application WHERE account_id = 'catalogue'")
                .update());

        // Then
        then(deletion).hasMessageContaining("the application \"default\" cannot be deleted");
        then(database.sql("SELECT application_id FROM application WHERE account_id = 'catalogue'")
                        .query(String.class)
                        .list())
                .containsExactly("default");
    }
}
