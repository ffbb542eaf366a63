package io.provisioning.application;

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

/** The rules of applications. Their deletion is the association room's, because it is about what they leave behind. */
@Service
class ApplicationService {

    private final ApplicationRepository applications;
    private final DeletionCascade cascade;
    private final LongWork longWork;
    private final OwnerHistory history;
    private final AuditTrail audit;

    ApplicationService(
            ApplicationRepository applications,
            DeletionCascade cascade,
            LongWork longWork,
            OwnerHistory history,
            AuditTrail audit) {
        this.applications = applications;
        this.cascade = cascade;
        this.longWork = longWork;
        this.history = history;
        this.audit = audit;
    }

    @Snapshot
    public Page<Application> list(String accountId, PageQuery query) {
        long total = applications.countByAccountId(accountId);
        var results = applications.list(accountId, query.size(), query.offset()).stream()
                .map(ApplicationRow::toApplication)
                .toList();
        return Page.of(results, query, total);
    }

    @Transactional(readOnly = true)
    public Application get(String accountId, String applicationId) {
        return applications
                .findByAccountIdAndApplicationId(accountId, applicationId)
                .map(ApplicationRow::toApplication)
                .orElseThrow(() -> ApiException.unknown("application", applicationId));
    }

    @Change
    public void create(String accountId, Application application) {
        try {
            applications.insert(accountId, application.applicationId(), application.applicationName());
        } catch (DataIntegrityViolationException violation) {
            if (ViolatedConstraint.nameIn(violation).equals("application_once")) {
                throw ApiException.exists("application", application.applicationId());
            }
            throw violation;
        }
        history.created(accountId, Owner.APPLICATION, List.of(application.applicationId()));
        audit.record(
                accountId,
                Action.CREATED,
                Subject.APPLICATION,
                application.applicationId(),
                Detail.of("applicationName", application.applicationName()));
    }

    @Change
    public void modify(String accountId, String applicationId, ModifyApplication change) {
        List<@Nullable String> before = applications.rename(accountId, applicationId, change.applicationName());
        if (before.isEmpty()) {
            throw ApiException.unknown("application", applicationId);
        }
        if (!Objects.equals(before.get(0), change.applicationName())) {
            history.renamed(accountId, Owner.APPLICATION, applicationId);
        }
        audit.record(
                accountId,
                Action.MODIFIED,
                Subject.APPLICATION,
                applicationId,
                Detail.changed("applicationName", before.get(0), change.applicationName()));
    }

    @Change(timeout = DeletionCascade.TIMEOUT)
    public void delete(String accountId, String applicationId, boolean failOnLinkedResources) {
        longWork.allow(DeletionCascade.TIMEOUT);
        int reset = cascade.deleteApplication(accountId, applicationId, failOnLinkedResources);
        audit.record(
                accountId, Action.DELETED, Subject.APPLICATION, applicationId, Detail.of("resetAssociations", reset));
    }
}
