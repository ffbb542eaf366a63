package io.provisioning.auditlog;

import io.provisioning.auditlog.AuditLogSearch.Walked;
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
                arraySchema =
                        @Schema(
                                description =
                                        "The changes, newest first; it may be empty though there are more pages."))
        List<AuditLog> auditLogs,

        Paging paging) {

    static final int MAX_LIMIT = 1000;
    static final String DEFAULT_LIMIT = "40";

    /** One more than asked for tells that there is another page; and there may be one where the walk had to end. */
    static AuditLogList of(List<Walked> oneMore, int limit) {
        var page = oneMore.subList(0, Math.min(limit, oneMore.size()));
        var changes = page.stream().filter(Walked::asked).map(Walked::entry).toList();
        Walked last = page.isEmpty() ? null : page.get(page.size() - 1);
        boolean more = oneMore.size() > limit;
        String next = last != null && (more || last.ends())
                ? new Cursor(last.entry().at(), last.entry().id()).toString()
                : null;
        return new AuditLogList(changes, new Paging(limit, next));
    }

    /**
     * @param limit the limit asked for, not the number of changes here
     * @param nextCursor where the next page begins, also when this one is not full; null on the last one
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
                    description =
                            "Send it as `cursor` to get the next page, also where this one is not full or is empty;"
                                    + " `null`: this is the last one.",
                    example = "MTc3MjM1NTYwMDEyMzQ1Ni4x",
                    minLength = 1,
                    maxLength = 64,
                    types = {"string", "null"})
            @Nullable
            String nextCursor) {}
}
