package io.provisioning.auditlog;

import io.provisioning.account.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may read which part of the log: the operator all of it, a key its own account's. */
@Service
class AuditLogService {

    private final AuditLogSearch search;

    AuditLogService(AuditLogSearch search) {
        this.search = search;
    }

    @Transactional(readOnly = true)
    public AuditLogList list(SignedIn who, AuditLogFilter filter, @Nullable Cursor shown, int limit) {
        return AuditLogList.of(search.list(who.onlyAccount(), filter, shown, limit), limit);
    }
}
