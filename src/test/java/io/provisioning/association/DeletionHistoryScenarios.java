package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.provisioning.history.AssociationHistory;
import io.provisioning.history.ChangeHistory;
import io.provisioning.history.Owner;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the deletion of an owner leaves in the history, told for any form of its SQL: {@link HistoryOfDeletionTest} tells
 * it for the real one, and for forms with one word missing.
 */
class DeletionHistoryScenarios {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Tables tables;
    private final DeletionCascade cascade;
    private final JdbcClient database;
    private final AssociationHistory associations;
    private final TransactionTemplate transaction;

    DeletionHistoryScenarios(
            JdbcClient database,
            ChangeHistory history,
            AssociationHistory associations,
            PlatformTransactionManager transactions,
            Function<Owner, ResetStatements> statements) {
        this.tables = new Tables(database);
        this.database = database;
        this.associations = associations;
        this.cascade =
                new DeletionCascade(database, history, new DeletionMetrics(new SimpleMeterRegistry()), statements);
        this.transaction = new TransactionTemplate(transactions);
    }

    void shouldCloseWhatWasLinkedAndOpenWhatWasReset(Owner owner) {
        // Given
        String account = account();
        tables.link(account, "1", "a", "a");
        tables.link(account, "2", "b", "b");

        // When
        delete(owner, account);

        // Then
        List<Period> periods = Period.all(database, account);
        then(periods)
                .extracting(Period::story)
                .containsExactly(
                        "1 a a: EXISTED, " + owner + "_DELETED",
                        "2 b b: EXISTED, stands",
                        "1 default null: RESET, stands");
        then(periods.get(2).from()).isEqualTo(periods.get(0).to()).isEqualTo(changed(account));
        then(namesUntil(owner, account)).containsExactly("a " + changed(account), "b null");
    }

    void shouldMarkWhatMetWhatStoodThere(Owner owner) {
        // Given
        String account = account();
        tables.link(account, "1", "default", null);
        tables.link(account, "1", "a", "a");
        tables.link(account, "2", "a", "a");

        // When
        delete(owner, account);

        // Then
        then(Period.all(database, account))
                .extracting(Period::story)
                .containsExactly(
                        "1 default null: EXISTED, stands",
                        "1 a a: EXISTED, " + owner + "_DELETED, merged",
                        "2 a a: EXISTED, " + owner + "_DELETED",
                        "2 default null: RESET, stands");
    }

    /** They met only each other: nothing stood there. */
    void shouldOpenOnePeriodForTwoOfOneResource(Owner owner) {
        // Given
        String account = account();
        tables.link(account, "1", "a", "a");
        tables.link(account, "1", owner == Owner.APPLICATION ? "a" : "b", owner == Owner.ENTITY ? "a" : "b");

        // When
        delete(owner, account);

        // Then
        then(Period.all(database, account))
                .extracting(Period::story)
                .hasSize(3)
                .contains("1 a a: EXISTED, " + owner + "_DELETED", "1 default null: RESET, stands")
                .noneMatch(story -> story.endsWith("merged"));
    }

    /** Else it could end before the instant at which others became one with it. */
    void shouldLetNobodyDeleteWhatOthersBecomeOneWith(Owner owner) {
        // Given
        String account = account();
        tables.link(account, "1", "default", null);
        tables.link(account, "1", "a", "a");

        // When
        transaction.executeWithoutResult(deletion -> {
            delete(owner, account);

            // Then
            then(CompletableFuture.supplyAsync(() -> free(account)).join()).isEmpty();
        });
        then(free(account)).containsExactly("1");
    }

    /** What is linked while the deletion waits for it begins later than the deletion did. */
    void shouldTakeItsInstantAfterEverythingItWaitedFor(Owner owner) {
        // Given a creation that has linked a resource but not yet committed
        String account = account();
        tables.link(account, "1", "a", "a");
        var deletion = transaction.execute(creation -> {
            tables.link(account, "2", "default", null);
            tables.link(account, "2", "a", "a");

            // When the owner's deletion begins, waits for it, and goes on
            var deleting = CompletableFuture.runAsync(() -> delete(owner, account));
            Awaitility.await().atMost(BOUND).until(() -> deleting.isDone() || tables.waiting() > 0);
            tables.link(account, "3", "default", null);
            return deleting;
        });
        deletion.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();

        // Then
        List<Period> periods = Period.all(database, account);
        then(periods.stream().filter(period -> period.tuple().application().equals("a")))
                .hasSize(2)
                .allMatch(period -> changed(account).equals(period.to()));
        then(periods).allMatch(period -> !period.from().isAfter(changed(account)));
    }

    void shouldMeetWhatWasLinkedWhileItWaited(Owner owner) {
        // Given a resource that somebody else links to (default, none), and has not yet committed
        String account = account();
        tables.link(account, "1", "a", "a");

        // When
        deleteWhile(owner, account, () -> tables.link(account, "1", "default", null));

        // Then
        List<Period> periods = Period.all(database, account);
        then(periods)
                .extracting(Period::story)
                .containsExactly("1 a a: EXISTED, " + owner + "_DELETED, merged", "1 default null: EXISTED, stands");
        then(periods.get(0).to()).isAfter(periods.get(1).from());
    }

    void shouldFollowWhatWasUnlinkedWhileItWaited(Owner owner) {
        // Given a resource that somebody else unlinks from (default, none), and has not yet committed
        String account = account();
        tables.link(account, "1", "default", null);
        tables.link(account, "1", "a", "a");

        // When
        deleteWhile(owner, account, () -> associations.deleted(account, tables.unlinkFromDefault(account, "1")));

        // Then
        List<Period> periods = Period.all(database, account);
        then(periods)
                .extracting(Period::story)
                .containsExactly(
                        "1 default null: EXISTED, DELETED",
                        "1 a a: EXISTED, " + owner + "_DELETED",
                        "1 default null: RESET, stands");
        then(database.sql("SELECT previous_valid_to FROM association_period WHERE account_id = ? AND opening = 'RESET'")
                        .param(account)
                        .query(OffsetDateTime.class)
                        .single())
                .isEqualTo(periods.get(0).to())
                .isBefore(periods.get(2).from());
    }

    /** As a server does that got a better idea of the time: periods stay in order, and none is empty. */
    void shouldStayInOrderWhenTheClockWasSetBack(Owner owner) {
        // Given what began, and what ended, in what is now the future
        String account = account();
        tables.link(account, "1", "a", "a");
        database.sql("""
                        INSERT INTO association_period (account_id, association_id, resource_type, channel, resource_id,
                            application_no, tuple, valid_from, valid_to, opened_change, closed_change, opening, closing, merged)
                        SELECT account_id, 0, 'NUMBER', 'SMS', '1', application_no,
                            association_tuple(account_id, 'NUMBER', 'SMS', '1', 'default', NULL),
                            now() + interval '1 hour', now() + interval '2 hours', 1, 2, 'CREATED', 'DELETED', false
                        FROM application WHERE account_id = ? AND application_id = 'default'""").param(account).update();
        database.sql("UPDATE association_period SET valid_from = now() + interval '1 hour' WHERE account_id = ?")
                .param(account)
                .update();

        // When
        delete(owner, account);

        // Then
        List<Period> periods = Period.all(database, account);
        then(periods)
                .hasSize(3)
                .filteredOn(period -> "a".equals(period.entity()))
                .allSatisfy(period -> then(period.to()).isEqualTo(period.from().plusNanos(1_000)));
        Period before = periods.stream()
                .filter(period -> "DELETED".equals(period.closing()))
                .findFirst()
                .orElseThrow();
        then(periods).last().satisfies(reset -> {
            then(reset.opening()).isEqualTo("RESET");
            then(reset.from()).isEqualTo(before.to().plusNanos(1_000));
        });
    }

    void shouldTouchNoOtherAccount(Owner owner) {
        // Given another account with owners of the same id and the same number
        String account = account();
        String other = tables.account();
        for (String table : List.of("application", "entity")) {
            tables.owner(other, table, "a", tables.numberOf(account, table, "a"));
        }
        tables.link(other, "1", "a", "a");

        // When
        delete(owner, account);

        // Then
        then(Period.all(database, other)).extracting(Period::story).containsExactly("1 a a: EXISTED, stands");
        then(namesUntil(owner, other)).contains("a null");
    }

    private String account() {
        String account = tables.account();
        tables.applications(account, "a", "b");
        tables.entities(account, "a", "b");
        return account;
    }

    private OffsetDateTime changed(String account) {
        return database.sql("SELECT at FROM change WHERE account_id = ? ORDER BY change_id DESC LIMIT 1")
                .param(account)
                .query(OffsetDateTime.class)
                .single();
    }

    private List<String> namesUntil(Owner owner, String account) {
        return database.sql(
                        "SELECT {t}_id AS id, valid_to FROM {t}_period WHERE account_id = ? AND {t}_id <> 'default' ORDER BY id"
                                .replace("{t}", owner.word()))
                .param(account)
                .query((row, n) -> row.getString(1) + " " + row.getObject(2, OffsetDateTime.class))
                .list();
    }

    /** The resources at (default, none) that somebody else could delete now. */
    private List<String> free(String account) {
        return database.sql("""
                        SELECT resource_id FROM association WHERE account_id = ? AND entity_no IS NULL
                        FOR UPDATE SKIP LOCKED""").param(account).query(String.class).list();
    }

    /** Begins while others have not yet committed, waits for them, and goes on. */
    private void deleteWhile(Owner owner, String account, Runnable others) {
        var deletion = transaction.execute(stalled -> {
            others.run();
            var deleting = CompletableFuture.runAsync(() -> delete(owner, account));
            Awaitility.await().atMost(BOUND).until(() -> deleting.isDone() || tables.waiting() > 0);
            then(deleting).isNotDone();
            return deleting;
        });
        deletion.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void delete(Owner owner, String account) {
        transaction.executeWithoutResult(status -> {
            if (owner == Owner.APPLICATION) {
                cascade.deleteApplication(account, "a", false);
            } else {
                cascade.deleteEntity(account, "a", false);
            }
        });
    }
}
