package io.provisioning.association;

import static io.provisioning.association.Model.Outcome;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.error.ApiException;
import io.provisioning.history.Owner;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.AsAccount;
import io.provisioning.testing.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Random histories against the model: after an owner is deleted no association refers to it, each former one is at
 * (default, none) exactly once, and nothing else moved.
 */
@ServerTest
class DeletionModelTest {

    private static final int HISTORIES = 1_000;
    private static final int STEPS = 50;
    private static final long SEED = Long.getLong("seed", 20_261_122L);

    private static final List<String> APPLICATIONS = List.of("default", "a", "b", "c");
    private static final List<String> ENTITIES = List.of("none", "x", "y", "z");
    private static final List<String> RESOURCES = List.of("1", "2", "3");

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private AsAccount as;

    @Autowired
    private AssociationService associations;

    @Autowired
    private DeletionCascade cascade;

    @Test
    void shouldKeepEveryRandomHistoryEqualToTheModel() {
        LongStream.range(SEED, SEED + HISTORIES).parallel().forEach(this::replay);
    }

    private void replay(long seed) {
        // Given
        Random random = new Random(seed);
        Model model = new Model();
        Tables tables = new Tables(database);
        String account = tables.account();
        List<String> history = new ArrayList<>();

        for (int step = 0; step < STEPS; step++) {
            // When
            boolean deletion = step(random, model, account, history);

            // Then
            if (deletion || step == STEPS - 1) {
                then(tables.links(account)).as(story(seed, history)).containsExactlyInAnyOrderElementsOf(model.links);
                then(tables.owners(account, "application"))
                        .as(story(seed, history))
                        .containsExactlyElementsOf(model.applications);
                then(tables.owners(account, "entity"))
                        .as(story(seed, history))
                        .containsExactlyElementsOf(model.entities);
            }
        }
    }

    /** Does one random thing to both, compares the outcomes, and says whether it was a deletion. */
    private boolean step(Random random, Model model, String account, List<String> history) {
        int dice = random.nextInt(100);
        Owner owner = random.nextBoolean() ? Owner.APPLICATION : Owner.ENTITY;
        String id = pick(random, owner == Owner.APPLICATION ? APPLICATIONS : ENTITIES.subList(1, 4));
        Tuple tuple =
                new Tuple(pick(random, RESOURCES), pick(random, APPLICATIONS), Model.orNone(pick(random, ENTITIES)));
        Outcome expected;
        Outcome actual;
        if (dice < 25) {
            history.add("create " + owner + " " + id);
            expected = model.create(owner, id);
            actual = outcome(account, () -> create(account, owner, id));
        } else if (dice < 70) {
            history.add("link " + tuple);
            expected = model.link(tuple);
            actual = outcome(account, () -> associations.create(account, request(tuple)));
        } else if (dice < 80) {
            history.add("unlink " + tuple);
            expected = model.unlink(tuple);
            actual = outcome(account, () -> associations.delete(account, request(tuple)));
        } else {
            boolean failOnLinked = random.nextInt(4) == 0;
            history.add("delete " + owner + " " + id + (failOnLinked ? " unless linked" : ""));
            expected = model.delete(owner, id, failOnLinked);
            actual = outcome(account, () -> delete(account, owner, id, failOnLinked));
        }
        then(actual).as(String.join("\n", history)).isEqualTo(expected);
        return dice >= 80;
    }

    private void create(String account, Owner owner, String id) {
        Tables tables = new Tables(database);
        if (owner == Owner.APPLICATION) {
            tables.applications(account, id);
        } else {
            tables.entities(account, id);
        }
    }

    private void delete(String account, Owner owner, String id, boolean failOnLinked) {
        if (owner == Owner.APPLICATION) {
            cascade.deleteApplication(account, id, failOnLinked);
        } else {
            cascade.deleteEntity(account, id, failOnLinked);
        }
    }

    private Outcome outcome(String account, Runnable action) {
        try {
            as.run(account, action);
            return Outcome.DONE;
        } catch (DuplicateKeyException exists) {
            return Outcome.CONFLICT;
        } catch (ApiException refusal) {
            return switch (refusal.problem().code()) {
                case NOT_FOUND -> Outcome.NOT_FOUND;
                case CONFLICT -> Outcome.CONFLICT;
                case BAD_REQUEST -> Outcome.REFUSED;
                default -> throw refusal;
            };
        }
    }

    private static ResourceAssociationRequest request(Tuple tuple) {
        return new ResourceAssociationRequest(
                ResourceType.NUMBER, ChannelType.SMS, tuple.application(), tuple.entity(), tuple.resource());
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String story(long seed, List<String> history) {
        return "-Dseed=" + seed + "\n" + String.join("\n", history) + "\n";
    }
}
