package io.provisioning.billing;

/** How an owner was called. Its id is always the same, and numbers are never used again. */
final class OwnerNames {

    private OwnerNames() {}

    /**
     * SQL for the id and the name of the owner of {@code row}: the newest name from before that instant. Where a clock
     * was set back there may be none; then the first. Each is one look into the key, however often it was renamed; without
     * the limit the planner could join all names instead.
     */
    static String before(String instant, String owner, String row) {
        String its = "o.account_id = {row}.account_id AND o.{owner}_no = {row}.{owner}_no";
        return """
                SELECT {owner}_id, name FROM {owner}_period o
                WHERE {its} AND o.valid_from = coalesce(
                    (SELECT max(o.valid_from) FROM {owner}_period o WHERE {its} AND o.valid_from < {instant}),
                    (SELECT min(o.valid_from) FROM {owner}_period o WHERE {its}))
                LIMIT 1""".replace("{its}", its)
                .replace("{owner}", owner)
                .replace("{row}", row)
                .replace("{instant}", instant);
    }
}
