package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.provisioning.history.AssociationHistory;
import io.provisioning.history.ChangeHistory;
import io.provisioning.history.Owner;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The history that deletions leave, and that each word of its SQL is needed; {@code docs/history.md} has the same table. */
class HistoryOfDeletionTest extends WithoutSecondWall {

    private static final String ASSERTION = "Expecting";
    private static final String AGAIN = "association_period_pkey";
    private static final String EMPTY = "association_period_not_empty";
    private static final String TOO_EARLY = "association_period_follows_later";
    private static final String NOT_FOUND = "null value in column \"association_id\"";
    private static final String COUNT = "the history has";

    private static final String WITHOUT_ACCOUNT = "p.{owner}_no = :no AND p.valid_to IS NULL\n    ";
    private static final String OF_ACCOUNT = "p.account_id = :account AND " + WITHOUT_ACCOUNT;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ChangeHistory history;

    @Autowired
    private AssociationHistory associations;

    @Autowired
    private PlatformTransactionManager transactions;

    static Stream<Arguments> scenarios() {
        return Stream.of(
                        scenario(
                                "close and open",
                                DeletionHistoryScenarios::shouldCloseWhatWasLinkedAndOpenWhatWasReset),
                        scenario("mark what met", DeletionHistoryScenarios::shouldMarkWhatMetWhatStoodThere),
                        scenario("open one for two", DeletionHistoryScenarios::shouldOpenOnePeriodForTwoOfOneResource),
                        scenario(
                                "hold what stands",
                                DeletionHistoryScenarios::shouldLetNobodyDeleteWhatOthersBecomeOneWith),
                        scenario("instant", DeletionHistoryScenarios::shouldTakeItsInstantAfterEverythingItWaitedFor),
                        scenario("meet late", DeletionHistoryScenarios::shouldMeetWhatWasLinkedWhileItWaited),
                        scenario("follow late", DeletionHistoryScenarios::shouldFollowWhatWasUnlinkedWhileItWaited),
                        scenario("clock", DeletionHistoryScenarios::shouldStayInOrderWhenTheClockWasSetBack),
                        scenario("accounts", DeletionHistoryScenarios::shouldTouchNoOtherAccount))
                .flatMap(scenario -> Arrays.stream(Owner.values())
                        .map(owner -> Arguments.of(scenario.get()[0], scenario.get()[1], owner)));
    }

    @ParameterizedTest(name = "{0}, {2}")
    @MethodSource("scenarios")
    void shouldKeepTheHistory(String name, BiConsumer<DeletionHistoryScenarios, Owner> scenario, Owner owner) {
        scenario.accept(scenarios(ResetStatements::of), owner);
    }

    static Stream<Arguments> variants() {
        return Stream.of(
                broken(
                        "holds nothing",
                        inReset("DO UPDATE SET channel = EXCLUDED.channel WHERE false", "DO NOTHING"),
                        DeletionHistoryScenarios::shouldLetNobodyDeleteWhatOthersBecomeOneWith,
                        ASSERTION),
                broken(
                        "takes what stood already for new",
                        inHistory(
                                "SELECT true FROM association_period stood",
                                "SELECT false FROM association_period stood"),
                        DeletionHistoryScenarios::shouldMarkWhatMetWhatStoodThere,
                        AGAIN),
                broken(
                        "takes what is new for what stood already",
                        inHistory("a.entity_no IS NULL), false)", "a.entity_no IS NULL), true)"),
                        DeletionHistoryScenarios::shouldCloseWhatWasLinkedAndOpenWhatWasReset,
                        ASSERTION),
                broken(
                        "opens where one is open",
                        inHistory(" WHERE NOT merged", ""),
                        DeletionHistoryScenarios::shouldMarkWhatMetWhatStoodThere,
                        AGAIN),
                broken(
                        "opens one for each",
                        inHistory("SELECT DISTINCT", "SELECT"),
                        DeletionHistoryScenarios::shouldOpenOnePeriodForTwoOfOneResource,
                        AGAIN),
                broken(
                        "takes the instant at which the transaction began",
                        inHistory("c.at", "now()"),
                        DeletionHistoryScenarios::shouldTakeItsInstantAfterEverythingItWaitedFor,
                        ASSERTION),
                broken(
                        "closes before the beginning",
                        inHistory("greatest(c.at, p.valid_from + interval '1 microsecond')", "c.at"),
                        DeletionHistoryScenarios::shouldStayInOrderWhenTheClockWasSetBack,
                        EMPTY),
                broken(
                        "opens before the end of the one before",
                        inHistory("greatest(c.at, ended + interval '1 microsecond')", "c.at"),
                        DeletionHistoryScenarios::shouldStayInOrderWhenTheClockWasSetBack,
                        TOO_EARLY),
                broken(
                        "takes what stands since it waited for new",
                        inHistory(
                                "SELECT true FROM association_period stood",
                                "SELECT false FROM association_period stood"),
                        DeletionHistoryScenarios::shouldMeetWhatWasLinkedWhileItWaited,
                        AGAIN),
                broken(
                        "follows nothing",
                        inHistory("p.tuple = which.tuple", "false"),
                        DeletionHistoryScenarios::shouldFollowWhatWasUnlinkedWhileItWaited,
                        "association_period_follows_once"),
                broken(
                        "closes without the account",
                        inHistory(OF_ACCOUNT + "RETURNING p.", WITHOUT_ACCOUNT + "RETURNING p."),
                        DeletionHistoryScenarios::shouldTouchNoOtherAccount,
                        NOT_FOUND),
                broken(
                        "ends names without the account",
                        inHistory(OF_ACCOUNT + "RETURNING 1", WITHOUT_ACCOUNT + "RETURNING 1"),
                        DeletionHistoryScenarios::shouldTouchNoOtherAccount,
                        COUNT));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("variants")
    void shouldNoticeWhatIsBroken(
            String name,
            Function<Owner, ResetStatements> statements,
            BiConsumer<DeletionHistoryScenarios, Owner> scenario,
            String symptom) {
        for (Owner owner : Owner.values()) {
            // Given
            then(statements.apply(owner)).as("the variant differs").isNotEqualTo(ResetStatements.of(owner));

            // When, then it fails, and for this reason
            thenThrownBy(() -> scenario.accept(scenarios(statements), owner))
                    .as(name)
                    .hasStackTraceContaining(symptom);
        }
    }

    private DeletionHistoryScenarios scenarios(Function<Owner, ResetStatements> statements) {
        return new DeletionHistoryScenarios(database, history, associations, transactions, statements);
    }

    private static Arguments scenario(String name, BiConsumer<DeletionHistoryScenarios, Owner> scenario) {
        return Arguments.of(name, scenario);
    }

    private static Arguments broken(
            String name,
            Function<Owner, ResetStatements> statements,
            BiConsumer<DeletionHistoryScenarios, Owner> scenario,
            String symptom) {
        return Arguments.of(name, statements, scenario, symptom);
    }

    private static Function<Owner, ResetStatements> inReset(String words, String others) {
        return owner -> {
            ResetStatements sound = ResetStatements.of(owner);
            return new ResetStatements(
                    sound.takeTurn(),
                    sound.lockOwner(),
                    sound.countLinked(),
                    sound.reset().replace(words, others),
                    sound.deleteOwner(),
                    sound.history());
        };
    }

    private static Function<Owner, ResetStatements> inHistory(String words, String others) {
        return owner -> {
            ResetStatements sound = ResetStatements.of(owner);
            return new ResetStatements(
                    sound.takeTurn(),
                    sound.lockOwner(),
                    sound.countLinked(),
                    sound.reset(),
                    sound.deleteOwner(),
                    sound.history()
                            .replace(words.replace("{owner}", owner.word()), others.replace("{owner}", owner.word())));
        };
    }
}
