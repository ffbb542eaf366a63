package io.provisioning.settings;

import io.provisioning.paging.PageQuery;
import io.swagger.v3.oas.annotations.media.Schema;

/** Where a page stands in its list, in the words of this interface. */
@Schema(
        name = "ListPaging",
        description = "Where a page stands in its list.",
        requiredProperties = {"page", "pageSize", "orderDirection", "orderBy", "totalCount", "totalPages"})
record ListPaging(
        @Schema(description = "This page's number, from 0, as asked for.", minimum = "0", maximum = MAX_INT)
        int page,

        @Schema(description = "The size asked for.", minimum = "1", maximum = "" + PageQuery.MAX_SIZE)
        int pageSize,

        @Schema(description = "`asc` or `desc`.", minLength = 3, maxLength = 4)
        String orderDirection,

        @Schema(description = "What it is ordered by.", minLength = 1, maxLength = 16)
        String orderBy,

        @Schema(description = "How many there are on all pages together.", minimum = "0")
        long totalCount,

        @Schema(description = "How many pages of this size there are, 0 for none.", minimum = "0", maximum = MAX_INT)
        int totalPages) {

    private static final String MAX_INT = "2147483647";

    static ListPaging of(PageQuery page, String orderBy, String orderDirection, long total) {
        long pages = (total + page.size() - 1) / page.size();
        return new ListPaging(page.page(), page.size(), orderDirection, orderBy, total, (int) pages);
    }
}
