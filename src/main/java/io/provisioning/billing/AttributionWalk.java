package io.provisioning.billing;

import io.provisioning.billing.AttributionSearch.OwnerNumber;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one page. It is a range of one index, written so that no other one can serve it: equalities would let the
 * planner take any index of the account, if it believes that the account is small.
 */
class AttributionWalk {

    /**
     * For this transaction. Whoever sorts, or reads a table from end to end, reads more than a page; who compares each row
     * of a page with each other one is slow; and compiling takes longer than what it is for.
     */
    static final String ALONG_AN_INDEX = """
            SELECT set_config('enable_sort', 'off', true), set_config('enable_incremental_sort', 'off', true),
                   set_config('enable_bitmapscan', 'off', true),
                   set_config('enable_seqscan', 'off', true), set_config('enable_nestloop', 'off', true),
                   set_config('jit', 'off', true)""";

    private static final String PAGE = """
            WITH page AS MATERIALIZED (
                SELECT * FROM (
                    SELECT p.*, {asked} AS asked,
                           row_number() OVER (ORDER BY {order}) = :longestWalk AS ends
                    FROM association_period p
                    WHERE ({order}) > ({begin}) AND {end}
                    ORDER BY {order} LIMIT :longestWalk) AS walk
                WHERE asked OR ends
                ORDER BY {order} LIMIT :oneMore
            ){shares}
            SELECT page.*, a.application_id, a.name AS application_name, e.entity_id, e.name AS entity_name, {share} AS share
            FROM page
            CROSS JOIN LATERAL ({application}) AS a
            LEFT JOIN LATERAL ({entity}) AS e ON true{joined}
            ORDER BY {order}""".replace(
                    "{application}", OwnerNames.before("least(page.valid_to, :to)", "application", "page"))
            .replace("{entity}", OwnerNames.before("least(page.valid_to, :to)", "entity", "page"));

    /**
     * Equal among those of the lowest rank there is; differences of rounded sums, so that they add up to exactly 1. Each
     * resource of the page is looked at once, however many share it.
     */
    private static final String SHARES = """
            , shares AS (
                SELECT association_id,
                       CASE WHEN entity_no IS NULL AND with_entity > 0 THEN 0
                            ELSE round(nth::numeric / sharing, 9) - round((nth - 1)::numeric / sharing, 9) END AS share
                FROM (
                    SELECT association_id, entity_no, count(entity_no) OVER resource AS with_entity,
                           count(*) OVER alike AS sharing, row_number() OVER (alike ORDER BY association_id) AS nth
                    FROM (SELECT DISTINCT account_id, resource_type, channel, resource_id FROM page WHERE asked) AS r
                    CROSS JOIN LATERAL (
                        SELECT association_id, entity_no FROM association_period
                        WHERE resource_id = r.resource_id AND account_id BETWEEN r.account_id AND r.account_id
                          AND resource_type = r.resource_type AND channel = r.channel
                          AND valid_from < :to AND (valid_to IS NULL OR valid_to > :from)
                        OFFSET 0) AS q
                    WINDOW resource AS (PARTITION BY r.account_id, resource_type, channel, resource_id),
                           alike AS (PARTITION BY r.account_id, resource_type, channel, resource_id, entity_no IS NULL)
                ) AS owners
            )""";

    private final boolean asOf;
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();
    /** The columns of the index. */
    private final String order;

    private final String begin;
    private final String end;

    AttributionWalk(
            @Nullable String accountId,
            AttributionFilter filter,
            @Nullable List<OwnerNumber> applications,
            @Nullable List<OwnerNumber> entities,
            AskedTime time,
            @Nullable AttributionCursor read) {
        asOf = time.asOf();
        OwnerNumber entity = onlyOne(entities);
        OwnerNumber application = onlyOne(applications);
        String account =
                entity != null ? entity.accountId() : application != null ? application.accountId() : accountId;
        if (filter.resourceId() != null) {
            order = "resource_id, account_id, association_id";
            begin = ":resourceId, :beginAccount, :begin";
            end = account == null
                    ? "resource_id <= :resourceId"
                    : "(resource_id, account_id) <= (:resourceId, :account)";
            parameters.put("resourceId", filter.resourceId());
        } else if (entity != null) {
            order = "account_id, entity_no, association_id";
            begin = ":account, :entityNo, :begin";
            end = "(account_id, entity_no) <= (:account, :entityNo) AND entity_no IS NOT NULL";
            parameters.put("entityNo", entity.number());
        } else if (application != null) {
            order = "account_id, application_no, association_id";
            begin = ":account, :applicationNo, :begin";
            end = "(account_id, application_no) <= (:account, :applicationNo)";
            parameters.put("applicationNo", application.number());
        } else {
            order = "account_id, association_id";
            begin = ":beginAccount, :begin";
            end = account == null ? "true" : "account_id <= :account";
        }
        parameters.put("account", account);
        parameters.put("beginAccount", account != null ? account : read != null ? read.accountId() : "");
        parameters.put("begin", read == null ? 0 : read.associationId());
        pick("valid_from < :to", "to", time.to().atOffset(ZoneOffset.UTC));
        pick("(valid_to IS NULL OR valid_to > :from)", "from", time.from().atOffset(ZoneOffset.UTC));
        pick("application_no = ANY(:applications)", "applications", numbers(applications));
        pick("entity_no = ANY(:entities)", "entities", numbers(entities));
        if (filter.withoutEntity()) {
            asked.add("entity_no IS NULL");
        }
        pick("resource_type = :resourceType", "resourceType", name(filter.resourceType()));
        pick("channel = :channel", "channel", name(filter.channel()));
    }

    String sql() {
        return PAGE.replace("{asked}", String.join(" AND ", asked))
                .replace("{order}", order)
                .replace("{begin}", begin)
                .replace("{end}", end)
                .replace("{shares}", asOf ? SHARES : "")
                .replace("{share}", asOf ? "shares.share" : "NULL")
                .replace("{joined}", asOf ? "\nLEFT JOIN shares USING (association_id)" : "");
    }

    Map<String, ?> parameters() {
        return parameters;
    }

    private void pick(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            asked.add(condition);
            parameters.put(parameter, value);
        }
    }

    /** Of several, as of one that was deleted and made again, there is no one range. */
    private static @Nullable OwnerNumber onlyOne(@Nullable List<OwnerNumber> owners) {
        return owners != null && owners.size() == 1 ? owners.get(0) : null;
    }

    private static Long @Nullable [] numbers(@Nullable List<OwnerNumber> owners) {
        return owners == null ? null : owners.stream().map(OwnerNumber::number).toArray(Long[]::new);
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
