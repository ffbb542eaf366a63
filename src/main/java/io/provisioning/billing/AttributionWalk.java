package io.provisioning.billing;

import io.provisioning.billing.AttributionSearch.OwnerNumber;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one page: which index it is read along, and what is picked there. One index gives both the filter and the
 * order, whatever else is asked.
 */
class AttributionWalk {

    /**
     * For this transaction. Whoever sorts reads all there is first, which the planner takes for cheap when it believes
     * that little is left after a cursor.
     */
    static final String ALONG_AN_INDEX =
            "SELECT set_config('enable_sort', 'off', true), set_config('enable_bitmapscan', 'off', true)";

    private static final String PAGE =
            """
            WITH page AS MATERIALIZED (
                SELECT * FROM (
                    SELECT p.*, {asked} AS asked,
                           row_number() OVER (ORDER BY account_id, association_id) = :longestWalk AS ends
                    FROM association_period p
                    WHERE {walked}
                    ORDER BY account_id, association_id LIMIT :longestWalk) AS walk
                WHERE asked OR ends
                ORDER BY account_id, association_id LIMIT :oneMore
            ){shares}
            SELECT page.*, a.application_id, a.name AS application_name, e.entity_id, e.name AS entity_name, {share} AS share
            FROM page
            CROSS JOIN LATERAL ({application}) AS a
            LEFT JOIN LATERAL ({entity}) AS e ON true{joined}
            ORDER BY account_id, association_id""".replace("{application}", named("application")).replace("{entity}", named("entity"));

    /**
     * Equal among those of the lowest rank there is; differences of rounded sums, so that they add up to exactly 1. Each
     * resource of the page is looked at once, however many share it.
     */
    private static final String SHARES = """
            , shares AS (
                SELECT account_id, association_id,
                       CASE WHEN entity_no IS NULL AND with_entity > 0 THEN 0
                            ELSE round(nth::numeric / sharing, 9) - round((nth - 1)::numeric / sharing, 9) END AS share
                FROM (
                    SELECT account_id, association_id, q.entity_no, count(q.entity_no) OVER resource AS with_entity,
                           count(*) OVER alike AS sharing, row_number() OVER (alike ORDER BY association_id) AS nth
                    FROM (SELECT DISTINCT account_id, resource_type, channel, resource_id FROM page WHERE asked) AS r
                    JOIN association_period q USING (account_id, resource_type, channel, resource_id)
                    WHERE q.valid_from < :to AND (q.valid_to IS NULL OR q.valid_to > :from)
                    WINDOW resource AS (PARTITION BY account_id, resource_type, channel, resource_id),
                           alike AS (PARTITION BY account_id, resource_type, channel, resource_id, q.entity_no IS NULL)
                ) AS owners
            )""";

    private final boolean asOf;
    private final List<String> walked = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    AttributionWalk(
            @Nullable String accountId,
            AttributionFilter filter,
            @Nullable List<OwnerNumber> applications,
            @Nullable List<OwnerNumber> entities,
            AskedTime time,
            @Nullable AttributionCursor read) {
        asOf = time.asOf();
        boolean byEntity = filter.resourceId() == null && entities != null && entities.size() == 1;
        boolean byApplication =
                filter.resourceId() == null && !byEntity && applications != null && applications.size() == 1;
        String account = byEntity
                ? entities.get(0).accountId()
                : byApplication ? applications.get(0).accountId() : accountId;
        add(walked, "resource_id = :resourceId", "resourceId", filter.resourceId());
        add(walked, "account_id = :account", "account", account);
        owner("entity", entities, byEntity);
        owner("application", applications, byApplication);
        if (filter.withoutEntity()) {
            asked.add("entity_no IS NULL");
        }
        add(asked, "resource_type = :resourceType", "resourceType", name(filter.resourceType()));
        add(asked, "channel = :channel", "channel", name(filter.channel()));
        add(asked, "valid_from < :to", "to", time.to().atOffset(ZoneOffset.UTC));
        add(asked, "(valid_to IS NULL OR valid_to > :from)", "from", time.from().atOffset(ZoneOffset.UTC));
        if (read != null) {
            add(walked, "(account_id, association_id) > (:readAccount, :read)", "readAccount", read.accountId());
            parameters.put("read", read.associationId());
            if (account != null) {
                // What the index of an owner can begin at.
                walked.add("association_id > :read");
            }
        }
    }

    String sql() {
        return PAGE.replace("{asked}", String.join(" AND ", asked))
                .replace("{walked}", walked.isEmpty() ? "true" : String.join(" AND ", walked))
                .replace("{shares}", asOf ? SHARES : "")
                .replace("{share}", asOf ? "shares.share" : "NULL")
                .replace("{joined}", asOf ? "\nLEFT JOIN shares USING (account_id, association_id)" : "");
    }

    Map<String, ?> parameters() {
        return parameters;
    }

    /** The owners of one account have one number at a time; where there are several, they are picked from the rest. */
    private void owner(String owner, @Nullable List<OwnerNumber> numbers, boolean walk) {
        if (walk) {
            add(walked, owner + "_no = :" + owner, owner, numbers.get(0).number());
        } else if (numbers != null) {
            Long[] all = numbers.stream().map(OwnerNumber::number).toArray(Long[]::new);
            add(asked, owner + "_no = ANY(:" + owner + ")", owner, all);
        }
    }

    private void add(List<String> conditions, String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
    }

    /** The name before the end of what is answered. Where clocks were set back there may be none; then the newest. */
    private static String named(String owner) {
        return """
                SELECT {owner}_id, name FROM {owner}_period o
                WHERE o.account_id = page.account_id AND o.{owner}_no = page.{owner}_no
                ORDER BY o.valid_from < least(page.valid_to, :to) DESC, o.valid_from DESC LIMIT 1""".replace("{owner}", owner);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
