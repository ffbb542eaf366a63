package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Somebody who keeps a copy of what stands, as {@code docs/billing.md} tells: the last word about a period is kept under
 * its subject, whether it is heard once or twice. Now and then this one falls over and begins anew with what was saved:
 * the copy and, in another moment, how far it had read.
 */
class Copy {

    private final Random random;
    private final Map<String, JsonNode> periods = new HashMap<>();
    private final List<String> heard = new ArrayList<>();
    private String cursor;
    private Map<String, JsonNode> savedPeriods = Map.of();
    private String savedCursor;

    Copy(String cursor, long seed) {
        this.cursor = cursor;
        this.savedCursor = cursor;
        this.random = new Random(seed);
    }

    /** Begins with what stands, as {@code docs/billing.md} tells, of these accounts. */
    static Copy begin(Feed feed, Set<String> accountIds, long seed) {
        Feed.Page page = feed.page("?after=newest");
        String at = page.answer().header("As-Of");
        var copy = new Copy(page.next(), seed);
        for (String id : accountIds) {
            for (JsonNode row : Billing.all(feed.biller(), "limit=7&accountId=%s&at=%s".formatted(id, at))) {
                copy.periods.put(row.get("associationId").asString(), row);
            }
        }
        copy.savedPeriods = Map.copyOf(copy.periods);
        return copy;
    }

    /** Reads on until there is nothing new. */
    void follow(Feed feed) {
        Feed.Page page;
        do {
            page = feed.after(cursor, random.nextInt(1, 50));
            for (JsonNode event : page.events()) {
                apply(event);
                heard.add(event.get("id").asString());
            }
            cursor = page.next();
            saveOrFall();
        } while (!page.events().isEmpty() || !cursor.equals(page.next()));
    }

    void apply(JsonNode event) {
        JsonNode data = event.get("data");
        if (data.get("validTo").isNull()) {
            periods.putIfAbsent(event.get("subject").asString(), data);
        } else {
            periods.put(event.get("subject").asString(), data);
        }
    }

    private void saveOrFall() {
        switch (random.nextInt(6)) {
            // In this order, as docs/billing.md says: what is missing would never be heard again.
            case 0 -> savedPeriods = Map.copyOf(periods);
            case 1 -> {
                savedPeriods = Map.copyOf(periods);
                savedCursor = cursor;
            }
            case 2 -> {
                periods.clear();
                periods.putAll(savedPeriods);
                cursor = savedCursor;
            }
            default -> {}
        }
    }

    String cursor() {
        return cursor;
    }

    List<String> heard() {
        return heard;
    }

    /** Of these accounts, what stands. */
    Set<String> standing(Set<String> accountIds) {
        return periods.values().stream()
                .filter(data -> data.get("validTo").isNull())
                .filter(data -> accountIds.contains(data.get("accountId").asString()))
                .map(data -> List.of(
                                data.get("accountId"),
                                data.get("resourceType"),
                                data.get("channel"),
                                data.get("resourceId"),
                                data.get("applicationId"),
                                data.get("entityId"))
                        .stream()
                        .map(word -> word.isNull() ? "-" : word.asString())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.toSet());
    }

    void thenEquals(JdbcClient database, Set<String> accountIds) {
        then(standing(accountIds)).isEqualTo(table(database, accountIds));
    }

    /** The table of associations in the same words. */
    static Set<String> table(JdbcClient database, Set<String> accountIds) {
        return Set.copyOf(database.sql("""
                        SELECT concat_ws(' ', account_id, resource_type, channel, resource_id, application_id,
                                         coalesce(entity_id, '-'))
                        FROM association
                        JOIN application USING (account_id, application_no)
                        LEFT JOIN entity USING (account_id, entity_no)
                        WHERE account_id IN (:accounts)""")
                .param("accounts", accountIds)
                .query(String.class)
                .list());
    }
}
