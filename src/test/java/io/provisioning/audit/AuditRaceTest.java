package io.provisioning.audit;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever wins a race is written down, in the order in which it happened, and nobody else is. */
@ServerTest
class AuditRaceTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private Api api;

    @BeforeEach
    void givenAnEntity() {
        api = accounts.create();
        api.post("/entities", "{\"entityId\":\"e\",\"entityName\":\"0\"}");
    }

    @Test
    void shouldTellWhichNameCameAfterWhich() throws Exception {
        // When
        List<Integer> statuses = atOnce(IntStream.rangeClosed(1, 40)
                .<Callable<Integer>>mapToObj(i -> () ->
                        api.put("/entities/e", "{\"entityName\":\"" + i + "\"}").status())
                .toList());

        // Then each begins where the one before it ended
        then(statuses).contains(204).isSubsetOf(204, 503);
        List<String> names = column("detail #>> '{entityName,after}'", "MODIFIED");
        List<String> before = new ArrayList<>(List.of("0"));
        before.addAll(names.subList(0, names.size() - 1));
        then(column("detail #>> '{entityName,before}'", "MODIFIED")).isEqualTo(before);
        then(names).hasSize(Collections.frequency(statuses, 204));
        then(api.get("/entities/e").json().get("entityName").asString()).isEqualTo(names.get(names.size() - 1));
    }

    @Test
    void shouldWriteDownTheOneDeletionThatDeleted() throws Exception {
        // Given
        for (int i = 0; i < 10; i++) {
            api.post(
                    "/associations",
                    "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"%d\",\"applicationId\":\"default\",\"entityId\":\"e\"}"
                            .formatted(i));
        }

        // When
        List<Integer> statuses =
                atOnce(Collections.nCopies(20, () -> api.delete("/entities/e").status()));

        // Then
        then(statuses).containsOnlyOnce(200).isSubsetOf(200, 404, 503);
        then(column("detail::text", "DELETED")).containsExactly("{\"resetAssociations\": 10}");
    }

    @Test
    void shouldWriteDownTheOneCreationThatCreated() throws Exception {
        // When
        List<Integer> statuses = atOnce(Collections.nCopies(
                20, () -> api.post("/applications", "{\"applicationId\":\"a\"}").status()));

        // Then
        then(statuses).containsOnlyOnce(201).isSubsetOf(201, 409, 503);
        then(column("subject_id", "CREATED")).containsOnlyOnce("a");
    }

    private static List<Integer> atOnce(List<? extends Callable<Integer>> requests) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> done : threads.invokeAll(requests)) {
                statuses.add(done.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<String> column(String expression, String action) {
        return database.sql("SELECT %s FROM audit_log WHERE account_id = ? AND action = ? ORDER BY audit_id"
                        .formatted(expression))
                .params(api.accountId(), action)
                .query(String.class)
                .list();
    }
}
