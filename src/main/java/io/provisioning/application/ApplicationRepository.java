package io.provisioning.application;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
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

    @Modifying
    @Query("""
            update ApplicationRow set name = :name
            where accountId = :accountId and applicationId = :applicationId""")
    int rename(String accountId, String applicationId, @Nullable String name);
}
