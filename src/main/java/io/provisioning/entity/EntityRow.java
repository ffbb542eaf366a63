package io.provisioning.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@jakarta.persistence.Entity
@Table(name = "entity")
class EntityRow {

    @Id
    private Long entityNo;

    @Column
    private String accountId;

    private String entityId;
    private @Nullable String name;

    protected EntityRow() {}

    Entity toEntity() {
        return new Entity(entityId, name);
    }
}
