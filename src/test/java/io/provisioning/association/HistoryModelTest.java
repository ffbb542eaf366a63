package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.error.ApiException;
import io.provisioning.history.Owner;
import io.provisioning.history.OwnerHistory;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.AsAccount;
import io.provisioning.testing.ServerTest;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random operations: what the history answers as of random instants is what the model was at that instant. */
@ServerTest
class HistoryModelTest {

    private static final int HISTORIES = 200;
    private static final int STEPS = 50;
    private static final int QUESTIONS = 50;
    private static final long SEED = Long.getLong("seed", 20_261_122L);

    /** What stood at an instant, with the names that the owners had then. */
    private static final String AS_OF = """
            SELECT concat_ws(' ', p.resource_id, a.application_id, a.name, coalesce(e.entity_id, 'none'), e.name)
            FROM association_period p
            JOIN application_period a ON a.account_id = p.account_id AND a.application_no = p.application_no
                AND a.valid_from <= :at AND (a.valid_to > :at OR a.valid_to IS NULL)
            LEFT JOIN entity_period e ON e.account_id = p.account_id AND e.entity_no = p.entity_no
                AND e.valid_from <= :at AND (e.valid_to > :at OR e.valid_to IS NULL)
            WHERE p.account_id = :account AND p.valid_from <= :at AND (p.valid_to > :at OR p.valid_to IS NULL)""";

    @Autowired
    private JdbcClient database;

    @Autowired
    @Administrator
    private JdbcClient administrator;

    @Autowired
    private AsAccount as;

    @Autowired
    private AssociationService associations;

    @Autowired
    private DeletionCascade cascade;

    @Autowired
    private OwnerHistory owners;

    @Test
    void shouldAnswerAsOfEveryInstantWhatWasSoThen() {
        // When
        List<Replayed> replayed = LongStream.range(SEED, SEED + HISTORIES)
                .parallel()
                .mapToObj(this::replay)
                .toList();

        // Then
        OffsetDateTime watermark = database.sql("SELECT history_watermark()")
                .query(OffsetDateTime.class)
                .single();
        replayed.stream().parallel().forEach(history -> thenAnswersEqualTheModel(history, watermark));
    }

    private Replayed replay(long seed) {
        Random random = new Random(seed);
        String account = new Tables(administrator).account();
        TimedModel model = new TimedModel(random, newest(account));
        List<String> story = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            story.add(step(random, model, account));
        }
        return new Replayed(seed, account, model, story);
    }

    private void thenAnswersEqualTheModel(Replayed history, OffsetDateTime watermark) {
        Random random = new Random(history.seed());
        then(watermark).isAfter(history.model().changed());
        for (int question = 0; question < QUESTIONS; question++) {
            OffsetDateTime at = history.model().someInstant(random, watermark);
            then(database.sql(AS_OF)
                            .param("account", history.account())
                            .param("at", at)
                            .query(String.class)
                            .list())
                    .as("-Dseed=%d, at %s\n%s", history.seed(), at, String.join("\n", history.story()))
                    .containsExactlyInAnyOrderElementsOf(history.model().asOf(at));
        }
    }

    private record Replayed(long seed, String account, TimedModel model, List<String> story) {}

    /** Does one random thing to both; the model learns from the database only when it was. */
    private String step(Random random, TimedModel model, String account) {
        Owner owner = random.nextBoolean() ? Owner.APPLICATION : Owner.ENTITY;
        String id = model.someOwner(random, owner);
        String name = random.nextInt(4) == 0 ? null : "name " + random.nextInt(3);
        Tuple tuple = model.someTuple(random);
        String did;
        Runnable change;
        BooleanSupplier told;
        switch (random.nextInt(8)) {
            case 0, 1 -> {
                did = "create " + owner + " " + id + " " + name;
                change = () -> create(account, owner, id, name);
                told = () -> model.create(owner, id, name);
            }
            case 2 -> {
                did = "rename " + owner + " " + id + " " + name;
                change = () -> rename(account, owner, id, name);
                told = () -> model.rename(owner, id, name);
            }
            case 3 -> {
                did = "unlink " + tuple;
                change = () -> associations.delete(account, request(tuple));
                told = () -> model.unlink(tuple);
            }
            case 4 -> {
                did = "delete " + owner + " " + id;
                change = () -> delete(account, owner, id);
                told = () -> model.delete(owner, id);
            }
            default -> {
                did = "link " + tuple;
                change = () -> associations.create(account, request(tuple));
                told = () -> model.link(tuple);
            }
        }
        if (changes(account, change)) {
            then(told.getAsBoolean()).as(did).isTrue();
            model.remember(newest(account));
        }
        return did;
    }

    private boolean changes(String account, Runnable change) {
        long before = changes(account);
        try {
            as.run(account, change);
        } catch (ApiException refused) {
            return false;
        }
        return changes(account) > before;
    }

    private void create(String account, Owner owner, String id, @Nullable String name) {
        int created = database.sql(
                        "INSERT INTO {t} (account_id, {t}_id, name) VALUES (:account, :id, :name) ON CONFLICT DO NOTHING"
                                .replace("{t}", owner.word()))
                .param("account", account)
                .param("id", id)
                .param("name", name)
                .update();
        owners.created(account, owner, created == 0 ? List.of() : List.of(id));
    }

    private void rename(String account, Owner owner, String id, @Nullable String name) {
        int renamed = database.sql("UPDATE {t} SET name = :name WHERE account_id = :account AND {t}_id = :id"
                        .replace("{t}", owner.word()))
                .param("account", account)
                .param("id", id)
                .param("name", name)
                .update();
        if (renamed == 1) {
            owners.renamed(account, owner, id);
        }
    }

    private void delete(String account, Owner owner, String id) {
        if (owner == Owner.APPLICATION) {
            cascade.deleteApplication(account, id, false);
        } else {
            cascade.deleteEntity(account, id, false);
        }
    }

    private OffsetDateTime newest(String account) {
        return database.sql("SELECT max(at) FROM change WHERE account_id = ?")
                .param(account)
                .query(OffsetDateTime.class)
                .single();
    }

    private long changes(String account) {
        return database.sql("SELECT count(*) FROM change WHERE account_id = ?")
                .param(account)
                .query(Long.class)
                .single();
    }

    private static ResourceAssociationRequest request(Tuple tuple) {
        return new ResourceAssociationRequest(
                ResourceType.NUMBER, ChannelType.SMS, tuple.application(), tuple.entity(), tuple.resource());
    }
}
