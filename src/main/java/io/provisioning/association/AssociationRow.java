package io.provisioning.association;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "association")
class AssociationRow {

    @Id
    private Long associationId;

    @Column
    private String accountId;

    @Column
    @Enumerated(EnumType.STRING)
    private ResourceType resourceType;

    @Column
    @Enumerated(EnumType.STRING)
    private ChannelType channel;

    @Column
    private String resourceId;

    @Column
    private Long applicationNo;

    @Column
    private @Nullable Long entityNo;

    protected AssociationRow() {}
}
