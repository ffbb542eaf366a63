package io.provisioning.paging;

import java.util.List;

/** One page of a list; a page past the end has no results and true totals. */
public record Page<T>(List<T> results, PageInfo paging) {

    public static <T> Page<T> of(List<T> results, PageQuery query, long totalResults) {
        long totalPages = (totalResults + query.size() - 1) / query.size();
        return new Page<>(results, new PageInfo(query.page(), query.size(), (int) totalPages, totalResults));
    }
}
