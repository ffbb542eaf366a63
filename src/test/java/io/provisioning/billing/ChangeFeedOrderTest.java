package io.provisioning.billing;

import static io.provisioning.billing.ChangeFeedHttpTest.association;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What commits late is told late, and nobody else waits for it. */
@ServerTest
class ChangeFeedOrderTest {

    @Autowired
    private TestAccounts accounts;

    private Api api;
    private Feed feed;
    private String start;

    @BeforeEach
    void givenSomebodyWhoHasReadEverything() {
        api = accounts.create();
        feed = new Feed(accounts.biller());
        start = feed.newest();
    }

    @Test
    void shouldTellLaterWhatBeganFirstAndCommittedLater() throws Exception {
        try (Connection slow = TestDatabase.shared().administrator().connect()) {
            // Given
            slow.setAutoCommit(false);
            write(slow, "first");
            api.post("/associations", association("second", "default", "null"));

            // When
            var before = feed.after(start, 10);
            slow.commit();
            var after = feed.after(before.next(), 10);

            // Then
            then(senders(before)).containsExactly("second");
            then(senders(after)).containsExactly("first");
            then(feed.after(start, 10).events())
                    .hasSize(2)
                    .endsWith(after.events().get(0));
        }
    }

    @Test
    void shouldNeverTellWhatWasTakenBack() throws Exception {
        try (Connection failing = TestDatabase.shared().administrator().connect()) {
            // Given
            failing.setAutoCommit(false);
            write(failing, "never");
            api.post("/associations", association("other", "default", "null"));
            String between = feed.after(start, 10).next();

            // When
            failing.rollback();

            // Then
            then(feed.after(between, 10).events()).isEmpty();
            then(senders(feed.after(start, 10))).containsExactly("other");
        }
    }

    @Test
    void shouldNotBeStalledByAWriterInAnotherDatabaseOfTheServer() throws Exception {
        try (Connection elsewhere = TestDatabase.fresh().connect()) {
            // Given
            elsewhere.setAutoCommit(false);
            elsewhere.createStatement().execute("CREATE TABLE busy AS SELECT generate_series(1, 1000)");

            // When
            api.post("/associations", association("1", "default", "null"));

            // Then
            then(senders(feed.after(start, 10))).containsExactly("1");
            elsewhere.createStatement().execute("INSERT INTO busy VALUES (1)");
            elsewhere.rollback();
        }
    }

    private void write(Connection connection, String sender) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO association (account_id, resource_type, channel, resource_id, application_no)
                SELECT account_id, 'NUMBER', 'SMS', ?, application_no FROM application WHERE account_id = ?""");
                var history = connection.prepareStatement("SELECT begin_history(?)")) {
            insert.setString(1, sender);
            insert.setString(2, api.accountId());
            insert.executeUpdate();
            history.setString(1, api.accountId());
            history.execute();
        }
    }

    private static List<String> senders(Feed.Page page) {
        return page.events().stream()
                .map(event -> event.at("/data/resourceId").asString())
                .toList();
    }
}
