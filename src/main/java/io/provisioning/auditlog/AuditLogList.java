package io.provisioning.auditlog;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the log. It has no totals: counting would take longer the longer the log is. */
@Schema(
        name = "AuditLogList",
        description = "A page of the audit log.",
        requiredProperties = {"auditLogs", "paging"})
record AuditLogList(
        @ArraySchema(
                maxItems = AuditLogList.MAX_LIMIT,
                arraySchema = @Schema(description = "The changes, newest first."))
        List<AuditLog> auditLogs,

        Paging paging) {

    static final int MAX_LIMIT = 1000;
    static final String DEFAULT_LIMIT = "40";

    /** One more than asked for tells whether there is another page. */
    static AuditLogList of(List<AuditLog> oneMore, int limit) {
        if (oneMore.size() <= limit) {
            return new AuditLogList(oneMore, new Paging(limit, null));
        }
        AuditLog last = oneMore.get(limit - 1);
        var next = new Cursor(last.at(), last.id());
        return new AuditLogList(oneMore.subList(0, limit), new Paging(limit, next.toString()));
    }

    /**
     * @param limit the limit asked for, not the number of changes here
     * @param nextCursor where the next page begins, null on the last one
     */
    @Schema(
            name = "AuditLogPaging",
            description = "How to go on.",
            requiredProperties = {"limit", "nextCursor"})
    record Paging(
            @Schema(
                    description = "The limit asked for.",
                    example = DEFAULT_LIMIT,
                    minimum = "1",
                    maximum = "" + MAX_LIMIT)
            int limit,

            @Schema(
                    description = "Send it as `cursor` to get the next page; `null`: this is the last one.",
                    example = "MTc3MjM1NTYwMDEyMzQ1Ni4x",
                    minLength = 1,
                    maxLength = 64,
                    types = {"string", "null"})
            @Nullable
            String nextCursor) {}
}
