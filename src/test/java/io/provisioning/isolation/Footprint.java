package io.provisioning.isolation;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every row that the database has of an account, with the number of the transaction that wrote it. */
final class Footprint {

    private final JdbcClient database;
    private final String rows;

    Footprint(JdbcClient database) {
        this.database = database;
        thenOneTableIsOfNoAccount();
        rows = tables("EXISTS").stream()
                .map(
                        "SELECT '%1$s ' || t.xmin::text || ' ' || t::text FROM %1$s t WHERE account_id = :account"
                                ::formatted)
                .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1"));
    }

    List<String> of(Tenant tenant) {
        return database.sql(rows)
                .param("account", tenant.accountId())
                .query(String.class)
                .list();
    }

    private void thenOneTableIsOfNoAccount() {
        then(tables("NOT EXISTS"))
                .as("Tables without an account_id: say here what of them may change")
                .containsExactly("flyway_schema_history");
    }

    private List<String> tables(String withAccount) {
        return database.sql("""
                        SELECT relname FROM pg_class
                        WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace AND %s (
                            SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'account_id')
                        ORDER BY 1""".formatted(withAccount)).query(String.class).list();
    }
}
