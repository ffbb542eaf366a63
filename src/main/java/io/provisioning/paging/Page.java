package io.provisioning.paging;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** One page of a list; a page past the end has no results and true totals. */
@Schema(
        description = "One page of a list.",
        requiredProperties = {"results", "paging"})
public record Page<T>(
        @ArraySchema(
                maxItems = PageQuery.MAX_SIZE,
                arraySchema = @Schema(description = "What is on this page, in the list's order; empty past the end."))
        List<T> results,

        PageInfo paging) {

    public static <T> Page<T> of(List<T> results, PageQuery query, long totalResults) {
        long totalPages = (totalResults + query.size() - 1) / query.size();
        return new Page<>(results, new PageInfo(query.page(), query.size(), (int) totalPages, totalResults));
    }
}
