package io.provisioning.billing;

import io.provisioning.association.ChannelType;
import io.provisioning.association.ResourceType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Walks the history along an index, no further than the page, and no further than so many periods. */
@Repository
class AttributionSearch {

    /** What no index serves is looked for among so many periods at a time, so that nobody's question costs more. */
    private static final int LONGEST_WALK = 20_000;

    private final JdbcClient database;
    private final int longestWalk;

    @Autowired
    AttributionSearch(JdbcClient database) {
        this(database, LONGEST_WALK);
    }

    AttributionSearch(JdbcClient database, int longestWalk) {
        this.database = database;
        this.longestWalk = longestWalk;
    }

    /**
     * The periods after those already read, one more than the page has; and where the walk ended, if it had to.
     *
     * @param accountId the one account that is asked about, null for all
     */
    List<Walked> list(
            @Nullable String accountId,
            AttributionFilter filter,
            AskedTime asked,
            @Nullable AttributionCursor read,
            int limit) {
        var applications = numbers("application", accountId, filter.applicationId());
        var entities = filter.withoutEntity() ? null : numbers("entity", accountId, filter.entityId());
        if ((applications != null && applications.isEmpty()) || (entities != null && entities.isEmpty())) {
            return List.of();
        }
        var walk = new AttributionWalk(accountId, filter, applications, entities, asked, read);
        database.sql(AttributionWalk.ALONG_AN_INDEX).query().singleRow();
        return database.sql(walk.sql())
                .params(walk.parameters())
                .param("longestWalk", longestWalk)
                .param("oneMore", limit + 1)
                .query((row, number) ->
                        new Walked(attribution(row, asked), row.getBoolean("asked"), row.getBoolean("ends")))
                .list();
    }

    /** An id names another owner in each account, and yet another one after it was deleted and made again. */
    private @Nullable List<OwnerNumber> numbers(String owner, @Nullable String accountId, @Nullable String id) {
        if (id == null) {
            return null;
        }
        String ofAccount = accountId == null ? "" : " AND account_id = :account";
        var statement = database.sql("SELECT DISTINCT account_id, {owner}_no FROM {owner}_period WHERE {owner}_id = :id"
                        .replace("{owner}", owner)
                        .concat(ofAccount))
                .param("id", id);
        return (accountId == null ? statement : statement.param("account", accountId))
                .query((row, number) -> new OwnerNumber(row.getString(1), row.getLong(2)))
                .list();
    }

    record OwnerNumber(String accountId, long number) {}

    /**
     * A period that was come by.
     *
     * @param asked whether it is one of those that were asked for
     * @param ends whether the walk went no further, though there may be more
     */
    record Walked(Attribution attribution, boolean asked, boolean ends) {}

    private static Attribution attribution(ResultSet row, AskedTime asked) throws SQLException {
        Instant validFrom = row.getObject("valid_from", OffsetDateTime.class).toInstant();
        OffsetDateTime ended = row.getObject("valid_to", OffsetDateTime.class);
        Instant validTo = ended == null ? null : ended.toInstant();
        return new Attribution(
                row.getLong("association_id"),
                row.getString("account_id"),
                ResourceType.valueOf(row.getString("resource_type")),
                ChannelType.valueOf(row.getString("channel")),
                row.getString("resource_id"),
                row.getString("application_id"),
                row.getString("application_name"),
                row.getString("entity_id"),
                row.getString("entity_name"),
                asked.asOf() || validFrom.isAfter(asked.from()) ? validFrom : asked.from(),
                asked.asOf() || (validTo != null && validTo.isBefore(asked.to())) ? validTo : asked.to(),
                row.getString("entity_id") == null ? 2 : 1,
                share(row.getBigDecimal("share")));
    }

    private static @Nullable BigDecimal share(@Nullable BigDecimal ofNineDigits) {
        return ofNineDigits == null ? null : ofNineDigits.stripTrailingZeros();
    }
}
