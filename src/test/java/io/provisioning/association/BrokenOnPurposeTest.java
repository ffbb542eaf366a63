package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.provisioning.history.ChangeHistory;
import io.provisioning.history.Owner;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The rule's SQL with one word missing: a named scenario must fail. {@code docs/deletion.md} has the same table. */
class BrokenOnPurposeTest extends WithoutSecondWall {

    @Autowired
    private JdbcClient database;

    @Autowired
    private ChangeHistory history;

    @Autowired
    private PlatformTransactionManager transactions;

    static Stream<Arguments> variants() {
        return Stream.of(
                broken(
                        "takes turns without the account",
                        v -> turn(v, withoutAccount(v.takeTurn())),
                        OTHER_ACCOUNT,
                        ROWS),
                broken(
                        "locks the owner without the account",
                        v -> lock(v, withoutAccount(v.lockOwner())),
                        OTHER_ACCOUNT,
                        ROWS),
                broken(
                        "resets without the account",
                        v -> reset(v, withoutAccount(v.reset())),
                        OTHER_ACCOUNT,
                        WITHOUT_HISTORY),
                broken(
                        "deletes without the account",
                        v -> delete(v, withoutAccount(v.deleteOwner())),
                        OTHER_ACCOUNT,
                        RESTRICTED),
                broken(
                        "counts without the account",
                        v -> count(v, withoutAccount(v.countLinked())),
                        DeletionScenarios::shouldCountNoOtherAccountsLinks,
                        REFUSED),
                broken(
                        "takes turns for what does not exist",
                        v -> turn(v, v.takeTurn().replaceFirst("AND EXISTS .*", "")),
                        DeletionScenarios::shouldNotTakeTurnsForAnUnknownOwner,
                        LOCKED),
                broken("without ON CONFLICT", v -> reset(v, plainInsert(v)), STANDS_THERE, DUPLICATE),
                broken("without DISTINCT", v -> reset(v, withoutDistinct(v)), AMONG_THEMSELVES, TWICE),
                broken("without DISTINCT and ON CONFLICT", v -> reset(v, plainest(v)), AMONG_THEMSELVES, DUPLICATE),
                broken("an UPDATE", v -> reset(v, update(v)), STANDS_THERE, DUPLICATE),
                broken("an UPDATE", v -> reset(v, update(v)), AMONG_THEMSELVES, DUPLICATE),
                broken("without the owner's lock", v -> lock(v, withoutOwnerLock(v)), MEANWHILE, RESTRICTED),
                broken("with the owner's lock inside the reset", BrokenOnPurposeTest::folded, MEANWHILE, RESTRICTED),
                broken("without taking turns", v -> turn(v, withoutTurn(v)), TURNS, DEADLOCK),
                broken("without the reset", v -> reset(v, NOTHING), EVERY_RESOURCE, RESTRICTED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void shouldBeNoticed(
            String name,
            UnaryOperator<ResetStatements> breakage,
            BiConsumer<DeletionScenarios, Owner> scenario,
            String symptom) {
        for (Owner owner : Owner.values()) {
            // Given
            ResetStatements sound = ResetStatements.of(owner);
            then(breakage.apply(sound)).as("the variant differs").isNotEqualTo(sound);
            var scenarios = new DeletionScenarios(
                    database, history, transactions, each -> breakage.apply(ResetStatements.of(each)));

            // When, then it fails, and for this reason
            thenThrownBy(() -> scenario.accept(scenarios, owner)).as(name).hasStackTraceContaining(symptom);
        }
    }

    private static final String ROWS = "Incorrect result size";
    private static final String WITHOUT_HISTORY = "the history has";
    private static final String TWICE = "cannot affect row a second time";
    private static final String DUPLICATE = "association_once";
    private static final String RESTRICTED = "violates";
    private static final String REFUSED = "ApiException";
    private static final String LOCKED = "lock timeout";
    private static final String DEADLOCK = "deadlock detected";

    private static final String NOTHING = "SELECT 0 AS unlinked, 0 AS moved";

    private static final BiConsumer<DeletionScenarios, Owner> EVERY_RESOURCE =
            DeletionScenarios::shouldResetEveryLinkedResource;
    private static final BiConsumer<DeletionScenarios, Owner> STANDS_THERE =
            DeletionScenarios::shouldBecomeOneWithWhatStandsThereAlready;
    private static final BiConsumer<DeletionScenarios, Owner> AMONG_THEMSELVES =
            DeletionScenarios::shouldBecomeOneAmongThemselves;
    private static final BiConsumer<DeletionScenarios, Owner> OTHER_ACCOUNT =
            DeletionScenarios::shouldTouchNoOtherAccount;
    private static final BiConsumer<DeletionScenarios, Owner> MEANWHILE =
            DeletionScenarios::shouldResetWhatIsBeingLinkedMeanwhile;
    private static final BiConsumer<DeletionScenarios, Owner> TURNS =
            (scenarios, owner) -> scenarios.shouldLetDeletionsThatShareResourcesTakeTurns();

    private static Arguments broken(
            String name,
            UnaryOperator<ResetStatements> breakage,
            BiConsumer<DeletionScenarios, Owner> scenario,
            String symptom) {
        return Arguments.of(name, breakage, scenario, symptom);
    }

    private static String withoutAccount(String sql) {
        return sql.replace("account_id = :account AND ", "");
    }

    private static String plainInsert(ResetStatements sound) {
        return sound.reset().replaceFirst("ON CONFLICT .* WHERE false", "");
    }

    private static String withoutDistinct(ResetStatements sound) {
        return sound.reset().replace("DISTINCT ", "");
    }

    private static String plainest(ResetStatements sound) {
        return plainInsert(sound).replace("DISTINCT ", "");
    }

    private static String update(ResetStatements sound) {
        return "UPDATE association SET application_no = :default, entity_no = NULL WHERE account_id = :account AND %s_no = :no"
                .formatted(table(sound));
    }

    private static String withoutOwnerLock(ResetStatements sound) {
        return sound.lockOwner().replace("FOR UPDATE", "");
    }

    private static String withoutTurn(ResetStatements sound) {
        return sound.takeTurn().replace("FOR NO KEY UPDATE", "");
    }

    private static ResetStatements folded(ResetStatements sound) {
        String reset = sound.reset()
                .replace("{t}_no = :no".replace("{t}", table(sound)), "{t}_no = (SELECT {t}_no FROM locked)")
                .replace(
                        "WITH unlinked",
                        "WITH locked AS (SELECT {t}_no FROM {t} WHERE account_id = :account AND {t}_no = :no FOR UPDATE),"
                                + " unlinked")
                .replace("{t}", table(sound));
        return reset(lock(sound, withoutOwnerLock(sound)), reset);
    }

    private static String table(ResetStatements sound) {
        return sound.deleteOwner().contains("FROM application") ? "application" : "entity";
    }

    private static ResetStatements turn(ResetStatements s, String turn) {
        return new ResetStatements(turn, s.lockOwner(), s.countLinked(), s.reset(), s.deleteOwner(), s.history());
    }

    private static ResetStatements lock(ResetStatements s, String lock) {
        return new ResetStatements(s.takeTurn(), lock, s.countLinked(), s.reset(), s.deleteOwner(), s.history());
    }

    private static ResetStatements reset(ResetStatements s, String reset) {
        return new ResetStatements(s.takeTurn(), s.lockOwner(), s.countLinked(), reset, s.deleteOwner(), s.history());
    }

    private static ResetStatements count(ResetStatements s, String count) {
        return new ResetStatements(s.takeTurn(), s.lockOwner(), count, s.reset(), s.deleteOwner(), s.history());
    }

    private static ResetStatements delete(ResetStatements s, String delete) {
        return new ResetStatements(s.takeTurn(), s.lockOwner(), s.countLinked(), s.reset(), delete, s.history());
    }
}
