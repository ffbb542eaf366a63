package io.provisioning.history;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.association.DeletionCascade;
import io.provisioning.testing.AsAccount;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Up to the watermark nothing is written any more, whoever is still about to commit what. */
@ServerTest
class WatermarkTest {

    private static final int WRITERS = 8;
    private static final int CHANGES = 25;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private OwnerHistory history;

    @Autowired
    private DeletionCascade cascade;

    @Autowired
    private JdbcClient database;

    @Autowired
    private AsAccount as;

    @Test
    void shouldBeFinalWhileWritersStallBeforeTheirCommit() {
        // Given
        String account = accounts.create().accountId();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        List<Answer> sure = new ArrayList<>();
        List<Answer> hasty = new ArrayList<>();
        try {
            CompletableFuture<?>[] writers = new CompletableFuture<?>[WRITERS];
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(writer);
                writers[writer] = CompletableFuture.runAsync(() -> write(account, random), threads);
            }
            CompletableFuture<Void> all = CompletableFuture.allOf(writers);

            // When
            while (!all.isDone()) {
                sure.add(ask(account, "history_watermark()"));
                hasty.add(ask(account, "clock_timestamp()"));
            }
            all.join();
        } finally {
            threads.shutdownNow();
        }

        // Then
        then(causes(account)).contains("APPLICATION_CREATED", "APPLICATION_DELETED", "ENTITY_CREATED");
        then(sure).allSatisfy(answer -> then(ask(account, answer.before())).isEqualTo(answer));
        then(sure)
                .extracting(Answer::owners)
                .as("it moves on")
                .hasSizeGreaterThan(1)
                .anyMatch(owners -> owners.size() > 1);
        then(hasty)
                .as("the clock alone")
                .anyMatch(answer -> !ask(account, answer.before()).equals(answer));
    }

    @Test
    void shouldWaitForWhoeverMayStillWriteAndForNobodyElse() throws SQLException {
        // Given a change that is written down but not committed
        String account = accounts.create().accountId();
        as.run(account, () -> {
            create(account, "new");
            OffsetDateTime at = database.sql("SELECT max(at) FROM change WHERE account_id = ?")
                    .param(account)
                    .query(OffsetDateTime.class)
                    .single();

            // When, Then
            then(elsewhere()).isBeforeOrEqualTo(at).isAfter(at.minusSeconds(2));
        });

        // When another database of the server is as busy
        try (Connection other = TestDatabase.fresh().connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock_shared(1212765012, 1)");

            // Then
            OffsetDateTime clock = database.sql("SELECT clock_timestamp()")
                    .query(OffsetDateTime.class)
                    .single();
            then(elsewhere()).isAfterOrEqualTo(clock);
        }
    }

    private void write(String account, Random random) {
        List<String> own = new ArrayList<>();
        for (int change = 0; change < CHANGES; change++) {
            String id = "a" + random.nextLong();
            int kind = random.nextInt(3);
            as.run(account, () -> {
                if (kind == 0 && !own.isEmpty()) {
                    cascade.deleteApplication(account, own.remove(0), false);
                } else if (kind == 1) {
                    createAsMessagesDo(account, id + "-1", id + "-2");
                } else {
                    create(account, id);
                    own.add(id);
                }
                // Others go on meanwhile.
                database.sql("SELECT pg_sleep(?)::text")
                        .param(random.nextDouble() / 10)
                        .query(String.class)
                        .single();
            });
        }
    }

    private void createAsMessagesDo(String account, String... ids) {
        for (String id : ids) {
            database.sql("INSERT INTO entity (account_id, entity_id) VALUES (?, ?)")
                    .params(account, id)
                    .update();
        }
        history.created(account, Owner.ENTITY, List.of(ids));
    }

    private void create(String account, String id) {
        database.sql("INSERT INTO application (account_id, application_id) VALUES (?, ?)")
                .params(account, id)
                .update();
        history.created(account, Owner.APPLICATION, List.of(id));
    }

    private Answer ask(String account, String watermark) {
        OffsetDateTime before =
                database.sql("SELECT " + watermark).query(OffsetDateTime.class).single();
        return ask(account, before);
    }

    /** Which owners there were just before. */
    private Answer ask(String account, OffsetDateTime before) {
        return new Answer(
                before,
                database.sql("""
                                SELECT id FROM (
                                    SELECT account_id, application_id AS id, valid_from, valid_to FROM application_period
                                    UNION ALL SELECT account_id, entity_id, valid_from, valid_to FROM entity_period) AS owner
                                WHERE account_id = :account AND valid_from < :before
                                  AND (valid_to >= :before OR valid_to IS NULL) ORDER BY 1""")
                        .param("account", account)
                        .param("before", before)
                        .query(String.class)
                        .list());
    }

    private List<String> causes(String account) {
        return database.sql("SELECT DISTINCT cause FROM change WHERE account_id = ?")
                .param(account)
                .query(String.class)
                .list();
    }

    private OffsetDateTime elsewhere() {
        return CompletableFuture.supplyAsync(() -> database.sql("SELECT history_watermark()")
                        .query(OffsetDateTime.class)
                        .single())
                .join();
    }

    private record Answer(OffsetDateTime before, List<String> owners) {}
}
