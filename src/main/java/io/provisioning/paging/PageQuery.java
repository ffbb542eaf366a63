package io.provisioning.paging;

/**
 * Which page is asked for.
 *
 * @param page zero-based
 * @param size 1 to {@link #MAX_SIZE}; more is refused, never clamped
 */
public record PageQuery(int page, int size) {

    public static final int MAX_SIZE = 1000;
    public static final String DEFAULT_PAGE = "0";
    public static final String DEFAULT_SIZE = "20";

    /** Rows to skip; beyond 2^31 for the last pages an int can name. */
    public long offset() {
        return (long) page * size;
    }
}
