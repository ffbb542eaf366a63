package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.MovableTicker;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Two live keys let callers change from one to the other under load, though failures from their address are too many;
 * time passes only when the test says so.
 */
@ServerTest
@TestPropertySource(properties = "provisioning.failed-sign-ins.requests=3")
class KeyRotationTest {

    @TestConfiguration
    static class Movable {
        @Bean
        @Primary
        MovableTicker movableTicker() {
            return new MovableTicker();
        }
    }

    private static final int THREADS = 4;
    private static final int REQUESTS = 60;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private MovableTicker clock;

    @Autowired
    @Administrator
    private JdbcClient database;

    private final ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS);
    private Api manager;
    private JsonNode oldKey;
    private Api before;
    private Api after;

    @BeforeEach
    void givenAnOldKeyInUseAndANewOne() {
        String accountId = accounts.create().accountId();
        manager = accounts.manager(accountId);
        oldKey = Keys.create(manager, "{\"name\":\"old\"}");
        before = accounts.api(accountId, Keys.secret(oldKey));
        then(statuses(before)).containsOnly(200);
        after = accounts.api(accountId, Keys.secret(Keys.create(manager, "{\"name\":\"new\"}")));
    }

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdownNow();
        then(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void shouldLetBothWorkWhileNeitherIsRevoked() throws Exception {
        Load load = underLoad(() -> {});
        then(load.withOldBegunBefore).containsOnly(200);
        then(load.withNew).containsOnly(200);
    }

    @Test
    void shouldRefuseTheOldKeyAtOnceWhereItWasRevokedAndNeverTheNewOne() throws Exception {
        // When
        Load load = underLoad(() -> then(Keys.update(manager, Keys.id(oldKey), "{\"enabled\":false}")
                        .status())
                .isEqualTo(200));

        // Then
        then(load.withNew).containsOnly(200);
        then(load.withOldBegunAfter).contains(429).isSubsetOf(401, 429);
        then(statuses(before)).containsOnly(429);
        then(statuses(after)).containsOnly(200);
    }

    /** As another instance would have revoked it: nobody tells this one. */
    @Test
    void shouldRefuseTheOldKeyWithinTenSecondsEverywhereElse() throws Exception {
        // When
        Load load = underLoad(() -> {
            database.sql("UPDATE api_key SET enabled = false WHERE api_key_id = ?::uuid")
                    .param(Keys.id(oldKey))
                    .update();
            clock.move(Duration.ofSeconds(10));
        });

        // Then
        then(load.withNew).containsOnly(200);
        then(load.withOldBegunAfter).contains(429).isSubsetOf(401, 429);
        then(statuses(after)).containsOnly(200);
    }

    private record Load(List<Integer> withOldBegunBefore, List<Integer> withOldBegunAfter, List<Integer> withNew) {}

    /** Half of the requests begin before the event, the others after it; those of the new key go on all the time. */
    private Load underLoad(Runnable event) throws Exception {
        var load = new Load(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var beforeAndAfter = new CyclicBarrier(THREADS, event);
        List<Future<List<Integer>>> withOld = new ArrayList<>();
        List<Future<List<Integer>>> withNew = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            withNew.add(threads.submit(() -> {
                List<Integer> all = statuses(after);
                all.addAll(statuses(after));
                return all;
            }));
            withOld.add(threads.submit(old(beforeAndAfter)));
        }
        for (Future<List<Integer>> thread : withNew) {
            load.withNew.addAll(thread.get(1, TimeUnit.MINUTES));
        }
        for (Future<List<Integer>> thread : withOld) {
            List<Integer> statuses = thread.get(1, TimeUnit.MINUTES);
            load.withOldBegunBefore.addAll(statuses.subList(0, REQUESTS));
            load.withOldBegunAfter.addAll(statuses.subList(REQUESTS, 2 * REQUESTS));
        }
        return load;
    }

    private Callable<List<Integer>> old(CyclicBarrier beforeAndAfter) {
        return () -> {
            List<Integer> all = statuses(before);
            beforeAndAfter.await(1, TimeUnit.MINUTES);
            all.addAll(statuses(before));
            return all;
        };
    }

    private static List<Integer> statuses(Api api) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            statuses.add(api.get("/applications/default").status());
        }
        return statuses;
    }
}
