package io.provisioning.association;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.provisioning.history.Owner;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * How much deletions moved and how long they took. Only what was committed counts, so of several attempts the last; a row
 * that met another and became one with it was not moved.
 */
@Component
class DeletionMetrics {

    private final MeterRegistry registry;
    private final Map<Owner, DistributionSummary> moved = new EnumMap<>(Owner.class);
    private final Map<Owner, Timer> took = new EnumMap<>(Owner.class);

    DeletionMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Owner owner : Owner.values()) {
            moved.put(
                    owner,
                    DistributionSummary.builder("provisioning.deletion.moved")
                            .description("Associations that one deletion reset to the default application")
                            .baseUnit("rows")
                            .tag("owner", owner.word())
                            .serviceLevelObjectives(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)
                            .register(registry));
            took.put(
                    owner,
                    Timer.builder("provisioning.deletion")
                            .description("Time of one deletion, from its first statement to its commit")
                            .tag("owner", owner.word())
                            .serviceLevelObjectives(
                                    Duration.ofMillis(10),
                                    Duration.ofMillis(100),
                                    Duration.ofSeconds(1),
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(60),
                                    Duration.ofSeconds(600))
                            .register(registry));
        }
    }

    /** Begins to take the time of one attempt. */
    Timer.Sample start() {
        return Timer.start(registry);
    }

    /** Counts these rows, and the time since the start, when the running transaction is committed. */
    void countOnCommit(Owner owner, int rows, Timer.Sample sample) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Objects.requireNonNull(moved.get(owner)).record(rows);
                sample.stop(Objects.requireNonNull(took.get(owner)));
            }
        });
    }
}
