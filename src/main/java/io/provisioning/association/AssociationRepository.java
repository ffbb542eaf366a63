package io.provisioning.association;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/** Single associations. The owners' ids become numbers inside each statement, so nothing is asked before it is done. */
interface AssociationRepository extends Repository<AssociationRow, Long> {

    /**
     * Inserts the association if its owners exist, and says which do and what it made, in one statement. Whoever deletes an owner at
     * the same time holds its row: then the foreign key waits and decides.
     */
    @NativeQuery("""
            WITH owning AS (
                SELECT a.application_no, e.entity_no
                FROM (SELECT 1) AS one
                LEFT JOIN application a ON a.account_id = :accountId AND a.application_id = :applicationId
                LEFT JOIN entity e ON e.account_id = :accountId AND e.entity_id = CAST(:entityId AS text)
            ), created AS (
                INSERT INTO association
                    (account_id, resource_type, channel, resource_id, application_no, entity_no)
                SELECT :accountId, :resourceType, :channel, :resourceId, application_no, entity_no
                FROM owning
                WHERE application_no IS NOT NULL AND (entity_no IS NOT NULL OR CAST(:entityId AS text) IS NULL)
                RETURNING association_id
            )
            SELECT application_no IS NOT NULL AS "applicationFound", entity_no IS NOT NULL AS "entityFound",
                   (SELECT association_id FROM created) AS "associationId"
            FROM owning""")
    Created insert(
            String accountId,
            String resourceType,
            String channel,
            String resourceId,
            String applicationId,
            @Nullable String entityId);

    /** Which of the two owners that were named exist, and the association when it could be made. */
    interface Created {
        boolean getApplicationFound();

        boolean getEntityFound();

        @Nullable
        Long getAssociationId();
    }

    /** Which one it was; none when there was none. */
    @NativeQuery("""
            DELETE FROM association
            WHERE account_id = :accountId AND resource_type = :resourceType AND channel = :channel
              AND resource_id = :resourceId
              AND application_no =
                  (SELECT application_no FROM application WHERE account_id = :accountId AND application_id = :applicationId)
              AND (entity_no IS NULL AND CAST(:entityId AS text) IS NULL OR entity_no =
                  (SELECT entity_no FROM entity WHERE account_id = :accountId AND entity_id = CAST(:entityId AS text)))
            RETURNING association_id""")
    Optional<Long> delete(
            String accountId,
            String resourceType,
            String channel,
            String resourceId,
            String applicationId,
            @Nullable String entityId);
}
