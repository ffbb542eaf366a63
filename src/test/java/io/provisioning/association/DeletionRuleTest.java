package io.provisioning.association;

import io.provisioning.history.ChangeHistory;
import io.provisioning.history.Owner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

class DeletionRuleTest extends WithoutSecondWall {

    @Autowired
    private JdbcClient database;

    @Autowired
    private ChangeHistory history;

    @Autowired
    private PlatformTransactionManager transactions;

    private DeletionScenarios scenarios;

    @BeforeEach
    void givenTheRealStatements() {
        scenarios = new DeletionScenarios(database, history, transactions, ResetStatements::of);
    }

    @ParameterizedTest
    @EnumSource
    void shouldResetEveryLinkedResource(Owner owner) {
        scenarios.shouldResetEveryLinkedResource(owner);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBecomeOneWithWhatStandsThereAlready(Owner owner) {
        scenarios.shouldBecomeOneWithWhatStandsThereAlready(owner);
    }

    @ParameterizedTest
    @EnumSource
    void shouldBecomeOneAmongThemselves(Owner owner) {
        scenarios.shouldBecomeOneAmongThemselves(owner);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTouchNoOtherAccount(Owner owner) {
        scenarios.shouldTouchNoOtherAccount(owner);
    }

    @ParameterizedTest
    @EnumSource
    void shouldCountNoOtherAccountsLinks(Owner owner) {
        scenarios.shouldCountNoOtherAccountsLinks(owner);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotTakeTurnsForAnUnknownOwner(Owner owner) {
        scenarios.shouldNotTakeTurnsForAnUnknownOwner(owner);
    }

    @ParameterizedTest
    @EnumSource
    void shouldResetWhatIsBeingLinkedMeanwhile(Owner owner) {
        scenarios.shouldResetWhatIsBeingLinkedMeanwhile(owner);
    }

    @Test
    void shouldLetDeletionsThatShareResourcesTakeTurns() {
        scenarios.shouldLetDeletionsThatShareResourcesTakeTurns();
    }
}
