package io.provisioning.billing;

/** How an owner was called. Its id is always the same, and numbers are never used again. */
final class OwnerNames {

    private OwnerNames() {}

    /**
     * SQL for the id and the name of the owner of {@code row}: the newest name from before that instant. Where a clock
     * was set back there may be none; then the newest.
     */
    static String before(String instant, String owner, String row) {
        return """
                SELECT {owner}_id, name FROM {owner}_period o
                WHERE o.account_id = {row}.account_id AND o.{owner}_no = {row}.{owner}_no
                ORDER BY o.valid_from < {instant} DESC, o.valid_from DESC LIMIT 1""".replace("{owner}", owner).replace("{row}", row).replace("{instant}", instant);
    }
}
