package io.provisioning.association;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Arranges and reads an account's rows directly, so that what is tested is not also what arranges. */
class Tables {

    private final JdbcClient database;

    Tables(JdbcClient database) {
        this.database = database;
    }

    String account() {
        String id = "t-" + UUID.randomUUID();
        database.sql("INSERT INTO account (account_id, name) VALUES (?, 'test')")
                .param(id)
                .update();
        beginHistory(id);
        return id;
    }

    void applications(String account, String... ids) {
        Arrays.stream(ids)
                .forEach(id -> database.sql("INSERT INTO application (account_id, application_id) VALUES (?, ?)")
                        .params(account, id)
                        .update());
        beginHistory(account);
    }

    void entities(String account, String... ids) {
        Arrays.stream(ids)
                .forEach(id -> database.sql("INSERT INTO entity (account_id, entity_id) VALUES (?, ?)")
                        .params(account, id)
                        .update());
        beginHistory(account);
    }

    /** Gives an application or entity the number that another account's one has; the schema allows that. */
    void owner(String account, String table, String id, long number) {
        database.sql("INSERT INTO {t} (account_id, {t}_id, {t}_no) OVERRIDING SYSTEM VALUE VALUES (?, ?, ?)"
                        .replace("{t}", table))
                .params(account, id, number)
                .update();
        beginHistory(account);
    }

    long numberOf(String account, String table, String id) {
        return database.sql("SELECT {t}_no FROM {t} WHERE account_id = ? AND {t}_id = ?".replace("{t}", table))
                .params(account, id)
                .query(Long.class)
                .single();
    }

    /** What services write, for what is written here. */
    private void beginHistory(String account) {
        database.sql("SELECT begin_history(?)")
                .param(account)
                .query((row, n) -> n)
                .list();
    }

    void link(String account, String resource, String application, @Nullable String entity) {
        insert(account, resource, application, entity);
        beginHistory(account);
    }

    private void insert(String account, String resource, String application, @Nullable String entity) {
        database.sql("""
                        INSERT INTO association (account_id, resource_type, channel, resource_id, application_no, entity_no)
                        SELECT a.account_id, 'NUMBER', 'SMS', ?, a.application_no, (
                            SELECT entity_no FROM entity e WHERE e.account_id = a.account_id AND e.entity_id = ?)
                        FROM application a WHERE a.account_id = ? AND a.application_id = ?""")
                .params(Arrays.asList(resource, entity, account, application))
                .update();
    }

    /** Links at (default, none), known to the planner: so many that it will not take the account for a narrow filter. */
    void linkMany(String account, int count) {
        database.sql("""
                        INSERT INTO association (account_id, resource_type, channel, resource_id, application_no)
                        SELECT :account, 'NUMBER', 'SMS', 'many-' || n, :no FROM generate_series(1, :count) n""")
                .param("account", account)
                .param("no", numberOf(account, "application", "default"))
                .param("count", count)
                .update();
        beginHistory(account);
        database.sql("ANALYZE association, association_period").update();
    }

    /** Links resources, given in the order of the index, so that they lie in the heap the other way round. */
    void linkAgainstTheOrderOfTheIndex(String account, String application, String entity, String... resources) {
        List<String> reversed = new ArrayList<>(List.of(resources));
        Collections.reverse(reversed);
        for (int attempt = 0; attempt < 20; attempt++) {
            reversed.forEach(resource -> insert(account, resource, application, entity));
            if (inHeapOrder(account, resources).equals(reversed)) {
                beginHistory(account);
                return;
            }
            // The rows went to pages that had room for one; the next ones go elsewhere.
            List.of(resources).forEach(resource -> unlink(account, resource));
        }
        throw new IllegalStateException("No reversed rows in twenty attempts");
    }

    private List<String> inHeapOrder(String account, String... resources) {
        return database.sql(
                        "SELECT resource_id FROM association WHERE account_id = ? AND resource_id = ANY(?) ORDER BY ctid")
                .params(account, resources)
                .query(String.class)
                .list();
    }

    private void unlink(String account, String resource) {
        database.sql("DELETE FROM association WHERE account_id = ? AND resource_id = ?")
                .params(account, resource)
                .update();
    }

    /** Without its history; returns which association it was. */
    long unlinkFromDefault(String account, String resource) {
        return database.sql("""
                        DELETE FROM association WHERE account_id = ? AND resource_id = ? AND entity_no IS NULL AND application_no = (
                            SELECT application_no FROM application a
                            WHERE a.account_id = association.account_id AND application_id = 'default')
                        RETURNING association_id""").params(account, resource).query(Long.class).single();
    }

    List<Tuple> links(String account) {
        return database.sql("""
                        SELECT resource_id, application_id, entity_id FROM association
                        JOIN application USING (account_id, application_no)
                        LEFT JOIN entity USING (account_id, entity_no)
                        WHERE account_id = ?""")
                .param(account)
                .query((row, n) -> new Tuple(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    List<String> owners(String account, String table) {
        return database.sql("SELECT {t}_id FROM {t} WHERE account_id = ? ORDER BY 1".replace("{t}", table))
                .param(account)
                .query(String.class)
                .list();
    }

    /** How many sessions of this database wait for a lock. */
    long waiting() {
        return database.sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'""").query(Long.class).single();
    }
}
