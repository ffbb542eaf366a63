package io.provisioning.application;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface ApplicationRepository extends Repository<ApplicationRow, Long> {

    @NativeQuery("""
            SELECT * FROM application WHERE account_id = :accountId
            ORDER BY application_id LIMIT :size OFFSET :offset""")
    List<ApplicationRow> list(String accountId, int size, long offset);

    long countByAccountId(String accountId);

    Optional<ApplicationRow> findByAccountIdAndApplicationId(String accountId, String applicationId);

    @Modifying
    @NativeQuery(
            "INSERT INTO application (account_id, application_id, name) VALUES (:accountId, :applicationId, :name)")
    void insert(String accountId, String applicationId, @Nullable String name);

    /** What it was called before; empty when there is none of that id. The lock makes sure that nobody comes between. */
    @NativeQuery("""
            WITH before AS (
                SELECT application_no, name FROM application
                WHERE account_id = :accountId AND application_id = :applicationId FOR NO KEY UPDATE
            )
            UPDATE application SET name = CAST(:name AS text) FROM before
            WHERE application.account_id = :accountId AND application.application_no = before.application_no
            RETURNING before.name""")
    List<@Nullable String> rename(String accountId, String applicationId, @Nullable String name);
}
