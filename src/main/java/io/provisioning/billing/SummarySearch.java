package io.provisioning.billing;

import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts what stood at an instant, by five things in one reading. As long as the history that it counts. */
@Repository
class SummarySearch {

    /** The bit masks of {@code grouping()} tell which of the five a row counts by. */
    private static final String COUNTS = """
            WITH counted AS (
                SELECT account_id, application_no, entity_no, resource_type, channel, count(*) AS associations,
                       CASE grouping(account_id, application_no, entity_no, resource_type, channel)
                           WHEN b'01111'::int THEN 'ACCOUNT' WHEN b'00111'::int THEN 'APPLICATION'
                           WHEN b'01011'::int THEN 'ENTITY' WHEN b'11101'::int THEN 'RESOURCE_TYPE'
                           WHEN b'11110'::int THEN 'CHANNEL' ELSE 'ALL' END AS kind
                FROM association_period
                WHERE {ofAccount} valid_from < :to AND (valid_to IS NULL OR valid_to > :from)
                GROUP BY GROUPING SETS (
                    (), (account_id), (account_id, application_no), (account_id, entity_no), (resource_type), (channel))
            ), ranked AS (
                SELECT *, count(*) OVER (PARTITION BY kind) AS total, row_number() OVER (
                    PARTITION BY kind
                    ORDER BY associations DESC, account_id, application_no, entity_no, resource_type, channel) AS place
                FROM counted
            )
            SELECT kind, account_id, associations, total,
                   CASE kind WHEN 'ACCOUNT' THEN account_id WHEN 'APPLICATION' THEN a.application_id
                             WHEN 'ENTITY' THEN e.entity_id WHEN 'RESOURCE_TYPE' THEN resource_type
                             WHEN 'CHANNEL' THEN channel END AS id,
                   CASE kind WHEN 'APPLICATION' THEN a.name WHEN 'ENTITY' THEN e.name END AS name
            FROM ranked
            LEFT JOIN LATERAL ({application}) AS a ON true
            LEFT JOIN LATERAL ({entity}) AS e ON true
            WHERE place <= :limit
            ORDER BY kind, place""".replace("{application}", OwnerNames.before(":to", "application", "ranked"))
            .replace("{entity}", OwnerNames.before(":to", "entity", "ranked"));

    private final JdbcClient database;

    SummarySearch(JdbcClient database) {
        this.database = database;
    }

    /** @param accountId the one account that is counted, null for all */
    List<Count> count(@Nullable String accountId, AskedTime asked, int limit) {
        var statement = database.sql(
                        COUNTS.replace("{ofAccount}", accountId == null ? "" : "account_id = :account AND"))
                .param("from", asked.from().atOffset(ZoneOffset.UTC))
                .param("to", asked.to().atOffset(ZoneOffset.UTC))
                .param("limit", limit);
        return (accountId == null ? statement : statement.param("account", accountId))
                .query((row, number) -> new Count(
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("total"),
                        new Summary.Group(
                                row.getString("account_id"),
                                row.getString("id"),
                                row.getString("name"),
                                row.getLong("associations"))))
                .list();
    }

    enum Kind {
        ALL,
        ACCOUNT,
        APPLICATION,
        ENTITY,
        RESOURCE_TYPE,
        CHANNEL
    }

    /** @param total how many groups of this kind there are */
    record Count(Kind kind, long total, Summary.Group group) {}
}
