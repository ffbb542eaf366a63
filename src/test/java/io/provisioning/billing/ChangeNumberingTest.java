package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody read for long is numbered in batches, and is no less in order. */
@ServerTest
class ChangeNumberingTest {

    private static final int BATCH = 3;
    private static final int CHANGES = 10;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ChangeReader changes;

    private ChangeNumbering numbering;
    private long newest;

    @BeforeEach
    void givenSomeChangesThatNobodyRead() {
        new Feed(accounts.biller()).newest();
        numbering = new ChangeNumbering(database, new SimpleMeterRegistry(), BATCH);
        while (numbering.isBehind()) {
            numbering.number();
        }
        newest = newest();
        Api api = accounts.create();
        for (int n = 1; n < CHANGES; n++) {
            then(api.post("/entities", "{\"entityId\":\"e%d\"}".formatted(n)).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void shouldNumberBatchAfterBatchWithoutAGap() {
        // When
        List<Boolean> more = new ArrayList<>();
        do {
            more.add(numbering.number());
        } while (numbering.isBehind());

        // Then
        then(more).containsExactly(true, true, true, false);
        then(database.sql("SELECT change_no FROM change WHERE change_no > ? ORDER BY change_id")
                        .param(newest)
                        .query(Long.class)
                        .list())
                .containsExactlyElementsOf(LongStream.rangeClosed(newest + 1, newest + CHANGES)
                        .boxed()
                        .toList());
    }

    @Test
    void shouldTakeAllBatchesForTheNewestCursor() {
        // When
        FeedPage page = new ChangeFeed(numbering, changes, new FeedProperties(null)).read(null, 1);

        // Then
        then(numbering.isBehind()).isFalse();
        then(page.next().changeNo()).isEqualTo(newest()).isEqualTo(newest + CHANGES);
    }

    private long newest() {
        return database.sql("SELECT coalesce(max(change_no), 0) FROM change")
                .query(Long.class)
                .single();
    }
}
