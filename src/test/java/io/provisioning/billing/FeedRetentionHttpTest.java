package io.provisioning.billing;

import static io.provisioning.billing.ChangeFeedHttpTest.association;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Cursors that nothing can be read after any more, and how to begin anew. */
@ServerTest
@TestPropertySource(properties = "provisioning.billing.feed.retention=1h")
class FeedRetentionHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private FeedWaiters waiters;

    private Api api;
    private Feed feed;

    @BeforeEach
    void givenAChange() {
        api = accounts.create();
        feed = new Feed(accounts.biller());
        api.post("/associations", association("1", "default", "null"));
        feed.newest();
    }

    @Test
    void shouldServeWhatIsYoungerThanTheRetention() {
        // Given
        age("59 minutes");
        String cursor = feed.newest();
        api.post("/associations", association("2", "default", "null"));

        // When, Then
        then(feed.all(cursor, 10)).hasSize(1);
    }

    @Test
    void shouldAnswer410WhenWhatComesNextIsOlderAndSayHowToBegin() {
        // Given
        String cursor = beforeTheLast();
        age("61 minutes");
        String agedCursor = beforeTheLast();

        // When, Then
        for (String query :
                new String[] {"", "?after=" + agedCursor, "?after=" + cursor, "?wait=5&after=" + agedCursor}) {
            var gone = feed.biller().get(Feed.PATH + query);
            then(gone.status()).as(query).isEqualTo(410);
            ErrorShape.thenIs(gone.body(), "GONE", null);
            then(gone.text()).contains("after=newest", "As-Of", "Next-Cursor");
        }

        // When it begins anew
        var newest = feed.page("?after=newest");
        api.post("/associations", association("2", "default", "null"));

        // Then
        then(feed.all(newest.next(), 10)).hasSize(1);
    }

    @Test
    void shouldKeepACursorAfterWhichNothingHappenedForLong() {
        // Given
        age("1 year");
        String cursor = feed.newest();

        // When, Then
        then(feed.after(cursor, 10).events()).isEmpty();
        api.post("/associations", association("2", "default", "null"));
        then(feed.all(cursor, 10)).hasSize(1);
    }

    @Test
    void shouldKeepACursorAfterWhichOwnersAloneChangedLongAgo() {
        // Given
        String cursor = feed.newest();
        String tag = "\"" + cursor + "\"";
        api.post("/entities", "{\"entityId\":\"sales\"}");
        feed.newest();
        database.sql("UPDATE change SET numbered_at = numbered_at - interval '1 year' WHERE cause = 'ENTITY_CREATED'")
                .update();

        // When, Then
        then(feed.biller()
                        .send("GET", Feed.PATH + "?after=" + cursor, null, "If-None-Match", tag)
                        .status())
                .isEqualTo(304);
        api.post("/associations", association("2", "default", "null"));
        then(feed.all(cursor, 10)).hasSize(1);
    }

    @Test
    void shouldRefuseACursorOfAnotherHistory() {
        // Given what a backup brings back: the number is there, and was given at another time
        String cursor = feed.newest();
        age("1 minute");
        api.post("/associations", association("2", "default", "null"));

        // When
        var gone = feed.biller().get(Feed.PATH + "?after=" + cursor);

        // Then
        then(gone.status()).isEqualTo(410);
        then(gone.messageId()).isEqualTo("GONE");
    }

    @Test
    void shouldTellWhoIsWaitingThatTheHistoryIsAnother() throws Exception {
        // Given
        String cursor = feed.newest();
        var waiting = CompletableFuture.supplyAsync(() -> feed.biller().get(Feed.PATH + "?wait=30&after=" + cursor));
        Awaitility.await().until(() -> waiters.size() == 1);

        // When
        age("1 minute");
        api.post("/associations", association("2", "default", "null"));

        // Then
        then(waiting.get(20, TimeUnit.SECONDS).status()).isEqualTo(410);
    }

    /** The feed had every change so long ago. */
    private void age(String interval) {
        database.sql(
                        "UPDATE change SET numbered_at = clock_timestamp() - CAST(? AS interval) WHERE change_no IS NOT NULL")
                .param(interval)
                .update();
    }

    private String beforeTheLast() {
        return database.sql("""
                        SELECT change_no, (extract(epoch FROM numbered_at) * 1000000)::bigint AS micros FROM change
                        WHERE change_no IS NOT NULL ORDER BY change_no DESC OFFSET 1 LIMIT 1""")
                .query((row, n) -> ChangeCursor.endOf(row.getLong("change_no"), row.getLong("micros"))
                        .toString())
                .single();
    }
}
