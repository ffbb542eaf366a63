package io.provisioning.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ApiKeyRepository extends Repository<ApiKeyRow, UUID> {

    @Query("select k from ApiKeyRow k join fetch k.account where k.keyHash = :keyHash")
    Optional<ApiKeyRow> findByKeyHash(byte[] keyHash);
}
