package io.provisioning.message;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.provisioning.association.ChannelType;
import io.provisioning.association.ResourceType;
import io.provisioning.database.ActingAccount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whom messages are for and which senders there are, for a whole batch: account by account, each in one statement,
 * because a transaction acts for one account at a time.
 *
 * <p>Each message costs a few rows of an index, whatever a pair has: of each of the two kinds of senders no more are read
 * than can be answered. Of the application's own, so many more as can be doubles of the entity's, when these are few. A
 * channel is a range, because "is null or equals" hides the index, and its ends are made beforehand, because row level
 * security lets nothing near an index that could tell what it is compared with, as coalesce could; the subqueries are not
 * turned into joins, which for a large batch could read tables from end to end. That "is null" leaves one value only, and
 * so the order of the index as it is, PostgreSQL does not see until it is told to order by it.
 */
@Component
class AddresseeSearch {

    private static final String FIND = """
            SELECT place, enabled, application_no, entity_no, resource_type, pool.channel, resource_id, of_entity
            FROM (
                SELECT m.*, coalesce(m.channel, '') AS lowest, coalesce(m.channel, '~') AS highest,
                       (SELECT enabled FROM account a WHERE a.account_id = :account) AS enabled,
                       (SELECT application_no FROM application a
                        WHERE a.account_id = :account AND a.application_id = m.application_id) AS application_no,
                       (SELECT entity_no FROM entity e
                        WHERE e.account_id = :account AND e.entity_id = m.entity_id) AS entity_no
                FROM unnest(CAST(:applications AS text[]), CAST(:entities AS text[]), CAST(:channels AS text[]))
                    WITH ORDINALITY AS m(application_id, entity_id, channel, place)
                OFFSET 0) AS named
            LEFT JOIN LATERAL (
                SELECT resource_type, channel, resource_id, bool_or(of_entity) AS of_entity
                FROM (
                    (SELECT resource_type, channel, resource_id, true AS of_entity FROM association a
                     WHERE a.account_id = :account AND a.application_no = named.application_no
                       AND a.entity_no = named.entity_no
                       AND a.channel BETWEEN named.lowest AND named.highest
                     ORDER BY channel, resource_type, resource_id LIMIT :most + 1)
                    UNION ALL
                    (SELECT resource_type, channel, resource_id, false FROM association a
                     WHERE a.account_id = :account AND a.application_no = named.application_no
                       AND a.entity_no IS NULL
                       AND a.channel BETWEEN named.lowest AND named.highest
                     ORDER BY entity_no, channel, resource_type, resource_id LIMIT 2 * :most + 1)) AS of_pair
                GROUP BY resource_type, channel, resource_id
                ORDER BY bool_or(of_entity) DESC, channel, resource_type, resource_id
                LIMIT :most + 1) AS pool ON true
            ORDER BY place, of_entity DESC, channel, resource_type, resource_id""";

    private final JdbcClient database;
    private final ActingAccount acting;

    AddresseeSearch(JdbcClient database, ActingAccount acting) {
        this.database = database;
        this.acting = acting;
    }

    Map<Message, Addressee> find(List<Message> messages) {
        Map<Message, Addressee> found = new HashMap<>();
        messages.stream()
                .collect(groupingBy(Message::accountId))
                .forEach((account, itsOwn) -> found.putAll(find(account, itsOwn)));
        return found;
    }

    private Map<Message, Addressee> find(String account, List<Message> messages) {
        acting.set(account);
        Map<Message, List<Row>> rows = database
                .sql(FIND)
                .param("account", account)
                .param("applications", texts(messages, Message::application))
                .param("entities", texts(messages, Message::entityId))
                .param(
                        "channels",
                        texts(
                                messages,
                                message -> message.channel() == null
                                        ? null
                                        : message.channel().name()))
                .param("most", Sender.MOST)
                .query((row, number) -> Row.of(row, messages))
                .list()
                .stream()
                .collect(groupingBy(Row::message));
        return rows.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> addressee(entry.getValue())));
    }

    private static Addressee addressee(List<Row> rows) {
        Row first = rows.get(0);
        List<Sender> senders =
                rows.stream().map(Row::sender).filter(Objects::nonNull).toList();
        return new Addressee(first.accountEnabled(), first.applicationFound(), first.entityFound(), senders);
    }

    private static @Nullable String[] texts(List<Message> messages, Function<Message, @Nullable String> text) {
        return messages.stream().map(text).toArray(String[]::new);
    }

    /** A message with one of its senders, or with null when it has none. */
    private record Row(
            Message message,
            @Nullable Boolean accountEnabled,
            boolean applicationFound,
            boolean entityFound,
            @Nullable Sender sender) {

        static Row of(ResultSet row, List<Message> messages) throws SQLException {
            Message message = messages.get(row.getInt("place") - 1);
            return new Row(
                    message,
                    row.getObject("enabled", Boolean.class),
                    row.getObject("application_no") != null,
                    row.getObject("entity_no") != null,
                    row.getString("resource_id") == null ? null : sender(row, message));
        }

        private static Sender sender(ResultSet row, Message message) throws SQLException {
            return new Sender(
                    ResourceType.valueOf(row.getString("resource_type")),
                    ChannelType.valueOf(row.getString("channel")),
                    row.getString("resource_id"),
                    row.getBoolean("of_entity") ? message.entityId() : null);
        }
    }
}
