package io.provisioning.entity;

import io.provisioning.association.DeletionCascade;
import io.provisioning.audit.Action;
import io.provisioning.audit.AuditTrail;
import io.provisioning.audit.Detail;
import io.provisioning.audit.Subject;
import io.provisioning.database.Change;
import io.provisioning.database.LongWork;
import io.provisioning.database.Snapshot;
import io.provisioning.error.ApiException;
import io.provisioning.error.ViolatedConstraint;
import io.provisioning.history.Owner;
import io.provisioning.history.OwnerHistory;
import io.provisioning.paging.Page;
import io.provisioning.paging.PageQuery;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of entities. Their deletion is the association room's, because it is about what they leave behind. */
@Service
class EntityService {

    private final EntityRepository entities;
    private final DeletionCascade cascade;
    private final LongWork longWork;
    private final OwnerHistory history;
    private final AuditTrail audit;

    EntityService(
            EntityRepository entities,
            DeletionCascade cascade,
            LongWork longWork,
            OwnerHistory history,
            AuditTrail audit) {
        this.entities = entities;
        this.cascade = cascade;
        this.longWork = longWork;
        this.history = history;
        this.audit = audit;
    }

    @Snapshot
    public Page<Entity> list(String accountId, PageQuery query) {
        long total = entities.countByAccountId(accountId);
        var results = entities.list(accountId, query.size(), query.offset()).stream()
                .map(EntityRow::toEntity)
                .toList();
        return Page.of(results, query, total);
    }

    @Transactional(readOnly = true)
    public Entity get(String accountId, String entityId) {
        return entities.findByAccountIdAndEntityId(accountId, entityId)
                .map(EntityRow::toEntity)
                .orElseThrow(() -> ApiException.unknown("entity", entityId));
    }

    @Change
    public void create(String accountId, Entity entity) {
        try {
            entities.insert(accountId, entity.entityId(), entity.entityName());
        } catch (DataIntegrityViolationException violation) {
            if (ViolatedConstraint.nameIn(violation).equals("entity_once")) {
                throw ApiException.exists("entity", entity.entityId());
            }
            throw violation;
        }
        history.created(accountId, Owner.ENTITY, List.of(entity.entityId()));
        audit.record(
                accountId,
                Action.CREATED,
                Subject.ENTITY,
                entity.entityId(),
                Detail.of("entityName", entity.entityName()));
    }

    @Change
    public void modify(String accountId, String entityId, ModifyEntity change) {
        List<@Nullable String> before = entities.rename(accountId, entityId, change.entityName());
        if (before.isEmpty()) {
            throw ApiException.unknown("entity", entityId);
        }
        if (!Objects.equals(before.get(0), change.entityName())) {
            history.renamed(accountId, Owner.ENTITY, entityId);
        }
        audit.record(
                accountId,
                Action.MODIFIED,
                Subject.ENTITY,
                entityId,
                Detail.changed("entityName", before.get(0), change.entityName()));
    }

    @Change(timeout = DeletionCascade.TIMEOUT)
    public void delete(String accountId, String entityId, boolean failOnLinkedResources) {
        longWork.allow(DeletionCascade.TIMEOUT);
        int reset = cascade.deleteEntity(accountId, entityId, failOnLinkedResources);
        audit.record(accountId, Action.DELETED, Subject.ENTITY, entityId, Detail.of("resetAssociations", reset));
    }
}
