package io.provisioning.auditlog;

import static io.provisioning.auditlog.AuditLogFilter.instant;

import io.provisioning.account.SignedIn;
import io.provisioning.audit.Action;
import io.provisioning.audit.Subject;
import io.provisioning.naming.Identifier;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Audit log", description = "Who changed what, when and from where. It is only ever added to.")
@RestController
@RequestMapping("/settings/1/audit-logs")
class AuditLogController {

    private final AuditLogService auditLogs;

    AuditLogController(AuditLogService auditLogs) {
        this.auditLogs = auditLogs;
    }

    @Operation(
            operationId = "get-audit-logs",
            summary = "List changes",
            description = "Every change to accounts, API keys, applications, entities and associations that was"
                    + " committed, newest first. The operator sees all accounts; a key with the scope"
                    + " `account-management:manage` sees its own account, whatever it asks for.")
    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    AuditLogList list(
            @AuthenticationPrincipal SignedIn who,
            @RequestParam(required = false) @Identifier @Nullable String accountId,
            @RequestParam(required = false) @Identifier @Nullable String keyId,
            @RequestParam(required = false) @Nullable Action action,
            @RequestParam(required = false) @Nullable Subject subjectType,
            @RequestParam(required = false) @Identifier @Nullable String subjectId,
            @RequestParam(required = false) @Identifier @Nullable String requestId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = AuditLogList.DEFAULT_LIMIT) @Min(1) @Max(AuditLogList.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var filter = new AuditLogFilter(
                accountId, keyId, action, subjectType, subjectId, requestId, instant("from", from), instant("to", to));
        return auditLogs.list(who, filter, cursor == null ? null : Cursor.parse(cursor), limit);
    }
}
