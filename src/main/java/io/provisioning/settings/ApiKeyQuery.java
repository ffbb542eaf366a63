package io.provisioning.settings;

import io.provisioning.paging.PageQuery;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which keys are asked for, and in which order. Filters combine with AND and match exactly; null: any.
 *
 * @param orderBy one of {@link #COLUMNS}
 * @param orderDirection {@code asc} or {@code desc}
 */
record ApiKeyQuery(
        @Nullable String accountId,
        @Nullable String name,
        @Nullable Boolean enabled,
        String orderBy,
        String orderDirection,
        PageQuery page) {

    static final String ORDERS = "createdAt|name|validFrom|validTo";
    static final String DIRECTIONS = "asc|desc";

    /** Keys that do not expire come after all others, or before them. */
    static final Map<String, String> COLUMNS = Map.of(
            "createdAt", "created_at",
            "name", "name COLLATE \"C\"",
            "validFrom", "valid_from",
            "validTo", "valid_to");
}
