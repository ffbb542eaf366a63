package io.provisioning.audit;

import io.swagger.v3.oas.annotations.media.Schema;

/** What was done. */
@Schema(name = "AuditAction", enumAsRef = true, description = "What was done.")
public enum Action {
    CREATED,
    MODIFIED,
    DELETED
}
