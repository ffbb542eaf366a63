package io.provisioning.paging;

/**
 * Where a page stands in its list.
 *
 * @param page zero-based number of this page, as asked for
 * @param size the size asked for, not the number of results here
 * @param totalPages {@code ceil(totalResults / size)}, 0 when the list is empty
 * @param totalResults results on all pages together
 */
public record PageInfo(int page, int size, int totalPages, long totalResults) {}
