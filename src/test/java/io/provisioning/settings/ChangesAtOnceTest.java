package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

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
import tools.jackson.databind.JsonNode;

/** Many change one thing at a time: none undoes another's change, and the trail tells them in their order. */
@ServerTest
class ChangesAtOnceTest {

    @Autowired
    private TestAccounts accounts;

    private Api operator;
    private String accountId;

    @BeforeEach
    void givenAnAccount() {
        operator = accounts.operator();
        accountId = accounts.create().accountId();
    }

    @Test
    void shouldLoseNoChangeOfAKey() throws Exception {
        String id = Keys.id(Keys.create(operator, "{\"name\":\"0\",\"accountId\":\"%s\"}".formatted(accountId)));
        thenLosesNoChange(Keys.PATH + "/" + id, "API_KEY", id);
    }

    @Test
    void shouldLoseNoChangeOfAnAccount() throws Exception {
        thenLosesNoChange("//settings/1/accounts/" + accountId, "ACCOUNT", accountId);
    }

    private void thenLosesNoChange(String path, String subjectType, String subjectId) throws Exception {
        // When
        List<Callable<Integer>> changes = new ArrayList<>(IntStream.rangeClosed(1, 40)
                .<Callable<Integer>>mapToObj(i -> () -> put(path, "{\"name\":\"n" + i + "\"}"))
                .toList());
        changes.add(20, () -> put(path, "{\"enabled\":false}"));
        then(atOnce(changes)).containsOnly(200);

        // Then
        then(operator.get(path).json().get("enabled").asBoolean()).isFalse();
        List<JsonNode> trail = oldestFirst(subjectType, subjectId);
        then(trail).hasSize(41);
        thenEachBeginsWhereTheLastOneEnded(trail, "name", 40);
        thenEachBeginsWhereTheLastOneEnded(trail, "enabled", 1);
    }

    private static void thenEachBeginsWhereTheLastOneEnded(List<JsonNode> trail, String field, int changed) {
        List<JsonNode> changes = trail.stream()
                .map(row -> row.get("detail").path(field))
                .filter(change -> !change.path("before").equals(change.path("after")))
                .toList();
        then(changes).as(field).hasSize(changed);
        for (int i = 1; i < changes.size(); i++) {
            then(changes.get(i).get("before")).isEqualTo(changes.get(i - 1).get("after"));
        }
    }

    /** Whoever waits too long for its turn is told to come again. */
    private int put(String path, String json) {
        int status;
        do {
            status = operator.put(path, json).status();
        } while (status == 503);
        return status;
    }

    private static List<Integer> atOnce(List<Callable<Integer>> requests) throws Exception {
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

    private List<JsonNode> oldestFirst(String subjectType, String subjectId) {
        String query = "action=MODIFIED&limit=100&accountId=%s&subjectType=%s&subjectId=%s"
                .formatted(accountId, subjectType, subjectId);
        List<JsonNode> rows = new ArrayList<>(operator.get("//settings/1/audit-logs?" + query)
                .json()
                .get("auditLogs")
                .valueStream()
                .toList());
        Collections.reverse(rows);
        return rows;
    }
}
