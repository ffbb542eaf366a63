package io.provisioning.durability;

import io.provisioning.history.Owner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An owner of 10,000 associations, in an account of its own that has an application {@code shop} and an entity
 * {@code sales} besides: 5,000 resources, each linked to it in two ways, and every other one standing at (default, none)
 * already. So its deletion makes one of two everywhere, and one of three for half of them.
 */
record Victim(Owner kind, String account, String key) {

    static final String ID = "victim";

    private static final String OF_APPLICATION = "('victim', NULL, 1), ('victim', 'sales', 1), ('default', NULL, 2)";
    private static final String OF_ENTITY = "('default', 'victim', 1), ('shop', 'victim', 1), ('default', NULL, 2)";

    private static final List<String> STATEMENTS = List.of(
            "INSERT INTO account (account_id, name) VALUES (:account, 'crash')",
            "INSERT INTO application (account_id, application_id) VALUES (:account, 'shop')",
            "INSERT INTO entity (account_id, entity_id) VALUES (:account, 'sales')",
            "INSERT INTO {kind} (account_id, {kind}_id) VALUES (:account, 'victim')",
            """
            INSERT INTO association (account_id, resource_type, channel, resource_id, application_no, entity_no)
            SELECT :account, 'NUMBER', 'SMS', 'given-' || n, a.application_no, e.entity_no
            FROM generate_series(1, 5000) n
            CROSS JOIN (VALUES {links}) AS link(application_id, entity_id, every)
            JOIN application a ON a.account_id = :account AND a.application_id = link.application_id
            LEFT JOIN entity e ON e.account_id = :account AND e.entity_id = link.entity_id
            WHERE n % every = 0""",
            "DO $$ BEGIN PERFORM begin_history('{account}'); END $$",
            // What autovacuum would do within a minute. Before, the planner takes the account for empty.
            "ANALYZE association, association_period");

    /** Straight into the tables. */
    static Victim create(JdbcClient tables, Owner kind, String account) {
        var victim = new Victim(kind, account, "key-" + UUID.randomUUID());
        for (String statement : STATEMENTS) {
            tables.sql(statement
                            .replace("{kind}", kind.word())
                            .replace("{links}", kind == Owner.APPLICATION ? OF_APPLICATION : OF_ENTITY)
                            .replace("{account}", account))
                    .param("account", account)
                    .update();
        }
        tables.sql("INSERT INTO api_key (account_id, name, key_hash, scopes) VALUES (?, 'crash', ?, ?)")
                .params(account, sha256(victim.key), new String[] {"application-entity:manage"})
                .update();
        return victim;
    }

    boolean owns(Link link) {
        return ID.equals(kind == Owner.APPLICATION ? link.application() : link.entity());
    }

    String path() {
        return (kind == Owner.APPLICATION ? "/applications/" : "/entities/") + ID;
    }

    /** As the history calls its deletion. */
    String deletion() {
        return kind + "_DELETED";
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
