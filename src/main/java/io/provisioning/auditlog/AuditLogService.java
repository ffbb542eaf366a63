package io.provisioning.auditlog;

import io.provisioning.account.Caller;
import io.provisioning.account.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who may read which part of the log: the operator all of it, a key its own account's. */
@Service
class AuditLogService {

    /** In seconds. A filter that no index serves gives up, and is a 503, before it reads years of a long log. */
    private static final int TIMEOUT = 10;

    private final AuditLogSearch search;

    AuditLogService(AuditLogSearch search) {
        this.search = search;
    }

    @Transactional(readOnly = true, timeout = TIMEOUT)
    public AuditLogList list(SignedIn who, AuditLogFilter filter, @Nullable Cursor shown, int limit) {
        String accountId = who instanceof Caller caller ? caller.accountId() : null;
        return AuditLogList.of(search.list(accountId, filter, shown, limit + 1), limit);
    }
}
