package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.provisioning.error.ApiException;
import io.provisioning.history.ChangeHistory;
import io.provisioning.history.Owner;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What must hold when an owner is deleted, told for any form of the rule's SQL: {@link DeletionRuleTest} tells it for
 * the real one, {@link BrokenOnPurposeTest} for forms with one word missing, to see that somebody notices.
 */
class DeletionScenarios {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final Tables tables;
    private final DeletionCascade cascade;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    DeletionScenarios(
            JdbcClient database,
            ChangeHistory history,
            PlatformTransactionManager transactions,
            Function<Owner, ResetStatements> statements) {
        this.tables = new Tables(database);
        this.database = database;
        this.cascade =
                new DeletionCascade(database, history, new DeletionMetrics(new SimpleMeterRegistry()), statements);
        this.transaction = new TransactionTemplate(transactions);
    }

    void shouldResetEveryLinkedResource(Owner owner) {
        // Given
        String account = tables.account();
        tables.applications(account, "a", "b");
        tables.entities(account, "a", "b");
        tables.link(account, "1", "a", null);
        tables.link(account, "2", "default", "a");
        tables.link(account, "3", "b", "b");

        // When
        delete(owner, account, "a");

        // Then
        then(tables.owners(account, owner.word())).doesNotContain("a").contains("b");
        then(tables.links(account))
                .containsExactlyInAnyOrder(
                        owner == Owner.APPLICATION ? Tuple.reset("1") : new Tuple("1", "a", null),
                        owner == Owner.ENTITY ? Tuple.reset("2") : new Tuple("2", "default", "a"),
                        new Tuple("3", "b", "b"));
    }

    void shouldBecomeOneWithWhatStandsThereAlready(Owner owner) {
        // Given
        String account = tables.account();
        tables.applications(account, "a");
        tables.entities(account, "a");
        tables.link(account, "1", "default", null);
        tables.link(account, "1", "a", "a");

        // When
        delete(owner, account, "a");

        // Then
        then(tables.links(account)).containsExactly(Tuple.reset("1"));
    }

    void shouldBecomeOneAmongThemselves(Owner owner) {
        // Given
        String account = tables.account();
        tables.applications(account, "a", "b");
        tables.entities(account, "a", "b");
        tables.link(account, "1", "a", "a");
        tables.link(account, "1", owner == Owner.APPLICATION ? "a" : "b", owner == Owner.ENTITY ? "a" : "b");

        // When
        delete(owner, account, "a");

        // Then
        then(tables.links(account)).containsExactly(Tuple.reset("1"));
    }

    void shouldTouchNoOtherAccount(Owner owner) {
        // Given another account with an owner of the same id and the same number, and a resource of the same name
        String account = tables.account();
        tables.applications(account, "a");
        tables.entities(account, "a");
        tables.link(account, "1", "a", "a");
        String other = tables.account();
        tables.owner(other, "application", "a", tables.numberOf(account, "application", "a"));
        tables.owner(other, "entity", "a", tables.numberOf(account, "entity", "a"));
        tables.link(other, "1", "a", "a");

        // When
        delete(owner, account, "a");

        // Then
        then(tables.links(account)).containsExactly(Tuple.reset("1"));
        then(tables.links(other)).containsExactly(new Tuple("1", "a", "a"));
        then(tables.owners(other, owner.word())).contains("a");
    }

    void shouldCountNoOtherAccountsLinks(Owner owner) {
        // Given another account that links to an owner of the same number
        String account = tables.account();
        tables.applications(account, "a");
        tables.entities(account, "a");
        String other = tables.account();
        tables.owner(other, "application", "a", tables.numberOf(account, "application", "a"));
        tables.owner(other, "entity", "a", tables.numberOf(account, "entity", "a"));
        tables.link(other, "1", "a", "a");

        // When
        deleteUnlessLinked(owner, account, "a");

        // Then
        then(tables.owners(account, owner.word())).doesNotContain("a");
    }

    /** Somebody who asks for what does not exist must not wait for who deletes what does. */
    void shouldNotTakeTurnsForAnUnknownOwner(Owner owner) {
        // Given
        String account = tables.account();
        transaction.executeWithoutResult(deletion -> {
            database.sql("SELECT 1 FROM application WHERE account_id = ? FOR NO KEY UPDATE")
                    .param(account)
                    .query(Integer.class)
                    .single();

            // When
            var unknown = CompletableFuture.runAsync(() -> delete(owner, account, "unknown"));

            // Then
            thenThrownBy(() -> unknown.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS)
                            .join())
                    .hasRootCauseInstanceOf(ApiException.class);
        });
    }

    void shouldResetWhatIsBeingLinkedMeanwhile(Owner owner) {
        // Given a creation that has linked a resource but not yet committed
        String account = tables.account();
        tables.applications(account, "a");
        tables.entities(account, "a");
        tables.link(account, "1", "a", "a");
        var deletion = transaction.execute(creation -> {
            tables.link(account, "2", "a", "a");

            // When the owner is deleted, and the creation commits while the deletion waits for it
            var deleting = CompletableFuture.runAsync(() -> delete(owner, account, "a"));
            Awaitility.await().atMost(BOUND).until(() -> deleting.isDone() || tables.waiting() > 0);
            return deleting;
        });
        deletion.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();

        // Then
        then(tables.links(account)).containsExactlyInAnyOrder(Tuple.reset("1"), Tuple.reset("2"));
    }

    /**
     * Two deletions come to the same three rows from opposite ends, one along the index, one along the heap. Both are
     * held up at the row in the middle, so that they meet for certain and not only when the machine is quick enough.
     */
    void shouldLetDeletionsThatShareResourcesTakeTurns() {
        // Given
        String account = tables.account();
        tables.applications(account, "a");
        tables.entities(account, "a");
        tables.linkMany(account, 4_000);
        tables.linkAgainstTheOrderOfTheIndex(account, "a", "a", "1", "2", "3");

        // When
        var deletions = transaction.execute(holdUp -> {
            database.sql("SELECT 1 FROM association WHERE account_id = ? AND resource_id = '2' FOR UPDATE")
                    .param(account)
                    .query(Integer.class)
                    .single();
            var alongHeap = deleting(Owner.APPLICATION, account, "SET LOCAL enable_indexscan = off");
            var alongIndex = deleting(Owner.ENTITY, account, "SET LOCAL enable_bitmapscan = off");
            Awaitility.await()
                    .atMost(BOUND)
                    .until(() -> alongIndex.isDone() || alongHeap.isDone() || tables.waiting() > 1);
            return CompletableFuture.allOf(alongIndex, alongHeap);
        });
        deletions.orTimeout(BOUND.toSeconds(), TimeUnit.SECONDS).join();

        // Then
        then(tables.links(account))
                .hasSize(4_003)
                .contains(Tuple.reset("1"), Tuple.reset("2"), Tuple.reset("3"))
                .allMatch(link -> link.equals(Tuple.reset(link.resource())));
    }

    private CompletableFuture<Void> deleting(Owner owner, String account, String setting) {
        return CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            // A connection that has done this often has a plan of its own already, and would not look at the settings.
            database.sql("SET LOCAL plan_cache_mode = force_custom_plan").update();
            database.sql(setting).update();
            database.sql("SET LOCAL enable_seqscan = off").update();
            database.sql("SET LOCAL lock_timeout = 0").update();
            delete(owner, account, "a");
        }));
    }

    private void delete(Owner owner, String account, String id) {
        delete(owner, account, id, false);
    }

    private void deleteUnlessLinked(Owner owner, String account, String id) {
        delete(owner, account, id, true);
    }

    private void delete(Owner owner, String account, String id, boolean failOnLinked) {
        transaction.executeWithoutResult(status -> {
            if (owner == Owner.APPLICATION) {
                cascade.deleteApplication(account, id, failOnLinked);
            } else {
                cascade.deleteEntity(account, id, failOnLinked);
            }
        });
    }
}
