package io.provisioning.association;

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

    private String accountId;

    @Enumerated(EnumType.STRING)
    private ResourceType resourceType;

    @Enumerated(EnumType.STRING)
    private ChannelType channel;

    private String resourceId;
    private Long applicationNo;
    private @Nullable Long entityNo;

    protected AssociationRow() {}
}
