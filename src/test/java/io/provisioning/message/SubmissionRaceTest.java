package io.provisioning.message;

import static io.provisioning.message.Submissions.created;
import static io.provisioning.message.Submissions.message;
import static io.provisioning.message.Submissions.result;
import static io.provisioning.message.Submissions.results;
import static org.assertj.core.api.BDDAssertions.then;

import com.zaxxer.hikari.HikariDataSource;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.WideText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Batches that name the same entities at the same time, and the deletion of an entity meanwhile. */
@ServerTest
class SubmissionRaceTest {

    private static final int CLIENTS = 32;
    private static final int ENTITIES = 100;
    private static final String WIDE = WideText.of(new Random(15));
    private static final String COUNTS = """
            SELECT (SELECT count(*) FROM entity WHERE account_id = :id) || ' entities, '
                || (SELECT count(*) FROM entity_period WHERE account_id = :id) || ' periods, '
                || (SELECT count(*) FROM audit_log WHERE account_id = :id AND subject_type = 'ENTITY') || ' rows'""";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** The batches overlap, each of a size and in an order of its own, over several accounts. */
    @Test
    void shouldMakeEachEntityOnceAndRefuseNobody() throws Exception {
        long deadlocks = deadlocks();
        for (int round = 0; round < 5; round++) {
            // Given
            Random random = new Random(round);
            List<String> ids = Stream.generate(accounts::create)
                    .limit(3)
                    .map(Api::accountId)
                    .toList();
            List<List<String>> batches = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                batches.add(batch(ids, client == 0 ? 3 * ENTITIES : 1 << random.nextInt(2, 9), random));
            }

            // When
            List<Callable<List<JsonNode>>> calls = new ArrayList<>();
            batches.forEach(batch -> calls.add(() -> results(accounts.operator(), batch)));
            List<List<JsonNode>> answers = race(calls);

            // Then
            Map<String, Integer> makers = new TreeMap<>();
            for (int client = 0; client < CLIENTS; client++) {
                for (int i = 0; i < batches.get(client).size(); i++) {
                    makers.merge(
                            batches.get(client).get(i),
                            created(answers.get(client).get(i)) ? 1 : 0,
                            Integer::sum);
                }
            }
            then(makers).hasSize(3 * ENTITIES);
            then(makers.values()).containsOnly(1);
            then(ids)
                    .allSatisfy(id ->
                            then(counts(id)).isEqualTo("%1$d entities, %1$d periods, %1$d rows".formatted(ENTITIES)));
        }
        then(deadlocks()).as("deadlocks, which are tried again").isEqualTo(deadlocks);
    }

    @Test
    void shouldDecideForEachBatchWhetherItIsOfBeforeOrAfterADeletion() throws Exception {
        int again = 0;
        for (int round = 0; round < 60; round++) {
            // Given
            Api api = accounts.create();
            String id = api.accountId();
            then(created(result(accounts.operator(), message(id, "entityId", "e"))))
                    .isTrue();
            api.post(
                    "/associations",
                    "{\"resourceType\":\"ALPHA\",\"channel\":\"SMS\",\"resourceId\":\"r\",\"applicationId\":\"default\",\"entityId\":\"e\"}");

            // When
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int client = 0; client < 10; client++) {
                List<String> batch = new ArrayList<>(List.of(
                        message(id, "entityId", "d"), message(id, "entityId", "e"), message(id, "entityId", "f")));
                Collections.shuffle(batch, new Random(client));
                int place = batch.indexOf(message(id, "entityId", "e"));
                calls.add(() -> created(results(accounts.operator(), batch).get(place)) ? 1 : 0);
            }
            for (int deletion = 0; deletion < 2; deletion++) {
                calls.add(() -> api.delete("/entities/e").status());
            }
            List<Integer> outcomes = race(calls);

            // Then an entity was made as often as it was deleted, or once more, and stands accordingly
            int made = 1 + outcomes.subList(0, 10).stream().mapToInt(i -> i).sum();
            then(outcomes.subList(10, 12)).isSubsetOf(200, 404);
            int deleted = Collections.frequency(outcomes, 200);
            then(deleted).isPositive();
            then(made - deleted).isBetween(0, 1);
            then(api.get("/entities/e").status()).isEqualTo(made > deleted ? 200 : 404);
            then(periods(id, "e")).isEqualTo(made);
            then(periods(id, "d")).isEqualTo(1);

            // And who asks afterwards finds it
            then(created(result(accounts.operator(), message(id, "entityId", "e"))))
                    .isEqualTo(made == deleted);
            again += made - 1;
        }
        then(again).as("batches that made the entity again").isPositive();
    }

    /** Some of all. The service has them in the order of a hash table, which depends on how many there are. */
    private static List<String> batch(List<String> ids, int size, Random random) {
        List<String> messages = new ArrayList<>();
        ids.forEach(id -> {
            for (int entity = 0; entity < ENTITIES; entity++) {
                messages.add(message(id, "entityId", entity == 0 ? WIDE : "e" + entity));
            }
        });
        Collections.shuffle(messages, random);
        return messages.subList(0, Math.min(size, messages.size()));
    }

    /** So far. Each connection of the service counts for itself, and tells when it is asked to. */
    private long deadlocks() throws SQLException {
        HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < pool.getMaximumPoolSize()) {
                Connection connection = pool.getConnection();
                all.add(connection);
                connection.createStatement().execute("SELECT pg_stat_force_next_flush()");
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        return database.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .query(Long.class)
                .single();
    }

    private <T> List<T> race(List<Callable<T>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Callable<T>> racers = new ArrayList<>();
        calls.forEach(call -> racers.add(() -> {
            start.await();
            return call.call();
        }));
        List<T> results = new ArrayList<>();
        for (Future<T> future : threads.invokeAll(racers)) {
            results.add(future.get());
        }
        return results;
    }

    private String counts(String id) {
        return database.sql(COUNTS).param("id", id).query(String.class).single();
    }

    private int periods(String id, String entityId) {
        return database.sql("SELECT count(*) FROM entity_period WHERE account_id = ? AND entity_id = ?")
                .params(id, entityId)
                .query(Integer.class)
                .single();
    }
}
