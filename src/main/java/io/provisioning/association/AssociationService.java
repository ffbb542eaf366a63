package io.provisioning.association;

import io.provisioning.audit.Action;
import io.provisioning.audit.AuditTrail;
import io.provisioning.audit.Detail;
import io.provisioning.audit.Subject;
import io.provisioning.database.Change;
import io.provisioning.database.Snapshot;
import io.provisioning.error.ApiException;
import io.provisioning.error.ViolatedConstraint;
import io.provisioning.history.AssociationHistory;
import io.provisioning.paging.Page;
import io.provisioning.paging.PageQuery;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of associations, except the one about deleted owners: {@link DeletionCascade}. */
@Service
class AssociationService {

    private final AssociationRepository associations;
    private final AssociationSearch search;
    private final AssociationHistory history;
    private final AuditTrail audit;

    AssociationService(
            AssociationRepository associations,
            AssociationSearch search,
            AssociationHistory history,
            AuditTrail audit) {
        this.associations = associations;
        this.search = search;
        this.history = history;
        this.audit = audit;
    }

    @Snapshot
    public Page<ResourceAssociationResponse> list(String accountId, AssociationFilter filter, PageQuery query) {
        return Page.of(search.list(accountId, filter, query), query, search.count(accountId, filter));
    }

    @Transactional(readOnly = true)
    public ResourceAssociationResponse get(String accountId, AssociationFilter exact) {
        return search.list(accountId, exact, new PageQuery(0, 1)).stream()
                .findFirst()
                .orElseThrow(() ->
                        unknown(exact.resourceType(), exact.resourceId(), exact.applicationId(), exact.entityId()));
    }

    @Change
    public void create(String accountId, ResourceAssociationRequest association) {
        history.created(accountId, insert(accountId, association));
        record(accountId, Action.CREATED, association);
    }

    private long insert(String accountId, ResourceAssociationRequest association) {
        try {
            var created = associations.insert(
                    accountId,
                    association.resourceType().name(),
                    association.channel().name(),
                    association.resourceId(),
                    association.applicationId(),
                    association.entityId());
            if (!created.getApplicationFound()) {
                throw ApiException.unknown("application", association.applicationId());
            }
            if (!created.getEntityFound() && association.entityId() != null) {
                throw ApiException.unknown("entity", association.entityId());
            }
            return Objects.requireNonNull(created.getAssociationId());
        } catch (DataIntegrityViolationException violation) {
            throw switch (ViolatedConstraint.nameIn(violation)) {
                case "association_once" -> ApiException.conflict("This association exists already");
                case "association_application_fk" -> ApiException.unknown("application", association.applicationId());
                case "association_entity_fk" -> ApiException.unknown("entity", association.entityId());
                default -> violation;
            };
        }
    }

    @Change
    public void delete(String accountId, ResourceAssociationRequest association) {
        long deleted = associations
                .delete(
                        accountId,
                        association.resourceType().name(),
                        association.channel().name(),
                        association.resourceId(),
                        association.applicationId(),
                        association.entityId())
                .orElseThrow(() -> unknown(
                        association.resourceType(),
                        association.resourceId(),
                        association.applicationId(),
                        association.entityId()));
        history.deleted(accountId, deleted);
        record(accountId, Action.DELETED, association);
    }

    private void record(String accountId, Action action, ResourceAssociationRequest association) {
        Detail tuple = Detail.of("resourceType", association.resourceType())
                .with("channel", association.channel())
                .with("applicationId", association.applicationId())
                .with("entityId", association.entityId())
                .with("resourceId", association.resourceId());
        audit.record(accountId, action, Subject.ASSOCIATION, association.resourceId(), tuple);
    }

    private static ApiException unknown(
            @Nullable ResourceType type,
            @Nullable String resourceId,
            @Nullable String applicationId,
            @Nullable String entityId) {
        return ApiException.notFound("The association of %s '%s' with application '%s' and entity '%s' does not exist"
                .formatted(type, resourceId, applicationId, entityId));
    }
}
