package io.provisioning.paging;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Where a page stands in its list.
 *
 * @param page zero-based number of this page, as asked for
 * @param size the size asked for, not the number of results here
 * @param totalPages {@code ceil(totalResults / size)}, 0 when the list is empty
 * @param totalResults results on all pages together
 */
@Schema(
        name = "PageInfo",
        description = "Where a page stands in its list.",
        requiredProperties = {"page", "size", "totalPages", "totalResults"})
public record PageInfo(
        @Schema(description = "This page's number, from 0, as asked for.", minimum = "0", maximum = MAX_INT)
        int page,

        @Schema(description = "The size asked for.", minimum = "1", maximum = "" + PageQuery.MAX_SIZE)
        int size,

        @Schema(description = "How many pages of this size there are, 0 for none.", minimum = "0", maximum = MAX_INT)
        int totalPages,

        @Schema(description = "How many results there are on all pages together.", minimum = "0")
        long totalResults) {

    private static final String MAX_INT = "2147483647";
}
