package io.provisioning.entity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface EntityRepository extends Repository<EntityRow, Long> {

    @NativeQuery("""
            SELECT * FROM entity WHERE account_id = :accountId
            ORDER BY entity_id LIMIT :size OFFSET :offset""")
    List<EntityRow> list(String accountId, int size, long offset);

    long countByAccountId(String accountId);

    Optional<EntityRow> findByAccountIdAndEntityId(String accountId, String entityId);

    @Modifying
    @NativeQuery("INSERT INTO entity (account_id, entity_id, name) VALUES (:accountId, :entityId, :name)")
    void insert(String accountId, String entityId, @Nullable String name);

    /** What it was called before; empty when there is none of that id. The lock makes sure that nobody comes between. */
    @NativeQuery("""
            WITH before AS (
                SELECT entity_no, name FROM entity
                WHERE account_id = :accountId AND entity_id = :entityId FOR NO KEY UPDATE
            )
            UPDATE entity SET name = CAST(:name AS text) FROM before
            WHERE entity.account_id = :accountId AND entity.entity_no = before.entity_no
            RETURNING before.name""")
    List<@Nullable String> rename(String accountId, String entityId, @Nullable String name);
}
