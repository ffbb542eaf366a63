package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.provisioning.history.Owner;
import io.provisioning.testing.RecordedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Only what was committed is counted. */
class DeletionMetricsTest extends AssociationHttpTestBase {

    /** All of it is gone with the transaction, whose commit PostgreSQL refuses. */
    private static final String REFUSE_COMMIT = """
            CREATE TEMPORARY TABLE refused () ON COMMIT DROP;
            CREATE FUNCTION pg_temp.refuse() RETURNS trigger LANGUAGE plpgsql
                AS 'BEGIN RAISE serialization_failure; END';
            CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON refused DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION pg_temp.refuse();
            INSERT INTO refused DEFAULT VALUES""";

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private RecordedStatements statements;

    @BeforeEach
    void givenThreeSendersOfEach() {
        for (String sender : new String[] {"1", "2", "3"}) {
            create(Link.number(sender).of("shop", null), Link.number(sender).of("default", "sales"));
        }
    }

    @Test
    void shouldCountWithTheCommit() {
        // Given
        var clock = new MockClock();
        var own = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
        var metrics = new DeletionMetrics(own);

        // When
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            var sample = metrics.start();
            clock.addSeconds(2);
            metrics.countOnCommit(Owner.ENTITY, 7, sample);
            then(deletions(own, Owner.ENTITY)).isZero();
        });

        // Then
        then(deletions(own, Owner.ENTITY)).isEqualTo(1);
        then(rows(own, Owner.ENTITY)).isEqualTo(7);
        then(own.get("provisioning.deletion").tag("owner", "entity").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(2);
        then(deletions(own, Owner.APPLICATION)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Owner.class)
    void shouldTellHowMuchADeletionMoved(Owner owner) {
        // Given
        long deletions = deletions(registry, owner);
        double rows = rows(registry, owner);

        // When
        then(api.delete(path(owner)).status()).isEqualTo(200);

        // Then
        then(deletions(registry, owner) - deletions).isEqualTo(1);
        then(rows(registry, owner) - rows).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Owner.class)
    void shouldCountOnceWhatIsTriedTwice(Owner owner) {
        // Given
        long deletions = deletions(registry, owner);
        double rows = rows(registry, owner);
        statements.beforeNextCommit(false, DeletionMetricsTest::refuse);

        // When
        var sent =
                statements.during(() -> then(api.delete(path(owner)).status()).isEqualTo(200));

        // Then
        String deletion = "DELETE FROM " + owner.word();
        then(sent).filteredOn(statement -> statement.sql().startsWith(deletion)).hasSize(2);
        then(deletions(registry, owner) - deletions).isEqualTo(1);
        then(rows(registry, owner) - rows).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Owner.class)
    void shouldNotCountWhatIsRefusedOrFails(Owner owner) {
        // Given
        long deletions = deletions(registry, owner);

        // When
        then(api.delete(path(owner) + "?failOnLinkedResources=true").status()).isEqualTo(400);
        then(api.delete(path(owner) + "-no").status()).isEqualTo(404);
        statements.failNextCommit();
        then(api.delete(path(owner)).status()).isEqualTo(500);

        // Then
        then(deletions(registry, owner)).isEqualTo(deletions);
    }

    private static String path(Owner owner) {
        return owner == Owner.APPLICATION ? "/applications/shop" : "/entities/sales";
    }

    private static void refuse(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(REFUSE_COMMIT);
        }
    }

    private static long deletions(MeterRegistry registry, Owner owner) {
        return registry.get("provisioning.deletion")
                .tag("owner", owner.word())
                .timer()
                .count();
    }

    private static double rows(MeterRegistry registry, Owner owner) {
        return registry.get("provisioning.deletion.moved")
                .tag("owner", owner.word())
                .summary()
                .totalAmount();
    }
}
