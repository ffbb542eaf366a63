package io.provisioning.association;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 32 clients associate, over HTTP, while an application and an entity that share resources are deleted. */
@ServerTest
class DeletionRaceTest {

    private static final int ROUNDS = 200;
    private static final int CLIENTS = 32;
    private static final String[] OWNERS = {
        "\"applicationId\":\"a\",\"entityId\":\"e\"",
        "\"applicationId\":\"a\"",
        "\"applicationId\":\"default\",\"entityId\":\"e\"",
        "\"applicationId\":\"b\",\"entityId\":\"e\""
    };

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Test
    void shouldLoseAndOrphanNothingWhileOwnersAreDeleted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 2);
        int created = 0;
        int refused = 0;
        try {
            for (int round = 0; round < ROUNDS; round++) {
                // Given
                Api api = accounts.create();
                api.post("/applications", "{\"applicationId\":\"a\"}");
                api.post("/applications", "{\"applicationId\":\"b\"}");
                api.post("/entities", "{\"entityId\":\"e\"}");

                // When
                List<Integer> statuses = race(threads, api);

                // Then
                then(statuses.subList(CLIENTS, CLIENTS + 2)).as("deletions").containsOnly(200);
                then(statuses.subList(0, CLIENTS)).as("creations").isSubsetOf(201, 404);
                then(new Tables(database).links(api.accountId()))
                        .containsExactlyInAnyOrderElementsOf(expected(statuses));
                created += (int) statuses.stream().filter(s -> s == 201).count();
                refused += (int) statuses.stream().filter(s -> s == 404).count();
            }
        } finally {
            threads.shutdownNow();
        }
        then(created).as("creations that came before the deletions").isPositive();
        then(refused).as("creations that came after them").isPositive();
    }

    private static List<Integer> race(ExecutorService threads, Api api) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CLIENTS + 2);
        List<Callable<Integer>> racers = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            String body = body(client);
            racers.add(() -> {
                start.await();
                return api.post("/associations", body).status();
            });
        }
        for (String owner : List.of("/applications/a", "/entities/e")) {
            racers.add(() -> {
                start.await();
                return api.delete(owner).status();
            });
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> future : threads.invokeAll(racers)) {
            statuses.add(future.get());
        }
        return statuses;
    }

    /** Every resource is linked by four clients, each to other owners. */
    private static String body(int client) {
        return "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"%s\",%s}"
                .formatted(resource(client), OWNERS[client % OWNERS.length]);
    }

    private static String resource(int client) {
        return "44770090" + client / OWNERS.length;
    }

    /** Both owners are gone in the end, so every acknowledged link is at (default, none), once for each resource. */
    private static List<Tuple> expected(List<Integer> statuses) {
        Map<String, Tuple> links = new HashMap<>();
        for (int client = 0; client < CLIENTS; client++) {
            if (statuses.get(client) == 201) {
                links.put(resource(client), Tuple.reset(resource(client)));
            }
        }
        return List.copyOf(links.values());
    }
}
