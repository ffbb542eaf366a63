package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.provisioning.testing.Api;
import io.provisioning.testing.MovableTicker;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Only what was committed is counted. */
@ServerTest
class DeletionMetricsTest {

    private static final String SENDER =
            "{\"resourceType\":\"ALPHA\",\"channel\":\"SMS\",\"resourceId\":\"%s\",\"applicationId\":\"%s\",\"entityId\":%s}";

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Test
    void shouldCountWithTheCommit() {
        // Given
        var own = new SimpleMeterRegistry();
        var clock = new MovableTicker();
        var metrics = new DeletionMetrics(own, clock);

        // When
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            var counted = metrics.begin(Owner.ENTITY);
            clock.move(Duration.ofSeconds(2));
            counted.accept(7);
            then(deletions(own, Owner.ENTITY)).isZero();
        });

        // Then
        then(deletions(own, Owner.ENTITY)).isEqualTo(1);
        then(rows(own, Owner.ENTITY)).isEqualTo(7);
        then(own.get("provisioning.deletion").tag("owner", "entity").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(2);
        then(deletions(own, Owner.APPLICATION)).isZero();
    }

    @Test
    void shouldNotCountWhatIsRolledBack() {
        // Given
        var own = new SimpleMeterRegistry();
        var metrics = new DeletionMetrics(own, new MovableTicker());

        // When
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            metrics.begin(Owner.ENTITY).accept(7);
            status.setRollbackOnly();
        });

        // Then
        then(deletions(own, Owner.ENTITY)).isZero();
        then(rows(own, Owner.ENTITY)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Owner.class)
    void shouldTellHowMuchADeletionMoved(Owner owner) {
        // Given
        Api api = givenThreeSendersOf(owner);
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
    void shouldNotCountWhatIsRefusedOrFails(Owner owner) {
        // Given
        Api api = givenThreeSendersOf(owner);
        long deletions = deletions(registry, owner);

        // When
        then(api.delete(path(owner) + "?failOnLinkedResources=true").status()).isEqualTo(400);
        then(api.delete(path(owner) + "-no").status()).isEqualTo(404);
        statements.beforeNextCommit(false, DeletionMetricsTest::close);
        then(api.delete(path(owner)).status()).isEqualTo(500);

        // Then
        then(deletions(registry, owner)).isEqualTo(deletions);
    }

    private Api givenThreeSendersOf(Owner owner) {
        Api api = accounts.create();
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        api.post("/entities", "{\"entityId\":\"shop\"}");
        for (String sender : new String[] {"one", "two", "three"}) {
            var linked = api.post(
                    "/associations",
                    owner == Owner.APPLICATION
                            ? SENDER.formatted(sender, "shop", "null")
                            : SENDER.formatted(sender, "default", "\"shop\""));
            then(linked.status()).isEqualTo(201);
        }
        return api;
    }

    private static String path(Owner owner) {
        return owner == Owner.APPLICATION ? "/applications/shop" : "/entities/shop";
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
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
