package io.provisioning.billing;

import static io.provisioning.billing.ChangeFeedHttpTest.association;
import static org.assertj.core.api.BDDAssertions.then;

import com.zaxxer.hikari.HikariDataSource;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Waiting for something new. */
@ServerTest
class FeedWaitingHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private FeedWaiters waiters;

    @Autowired
    private DataSource dataSource;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private RecordedStatements statements;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private Api api;
    private Feed feed;
    private String start;

    @BeforeEach
    void givenSomebodyWhoHasReadEverything() {
        api = accounts.create();
        feed = new Feed(accounts.biller());
        start = feed.newest();
    }

    @AfterEach
    void stopClients() {
        clients.shutdownNow();
    }

    @Test
    void shouldWakeUpWhenThereIsSomethingNew() throws Exception {
        // Given
        Future<Api.Answer> waiting = waitFor("?wait=30&after=" + start);
        thenWait(1);

        // When
        api.post("/applications", "{\"applicationId\":\"shop\"}");
        then(waiting.isDone()).isFalse();
        api.post("/associations", association("1", "shop", "null"));

        // Then
        var page = new Feed.Page(waiting.get(20, TimeUnit.SECONDS));
        then(page.answer().status()).isEqualTo(200);
        then(page.events()).hasSize(1);
        then(page.events()).isEqualTo(feed.all(start, 10));
        then(page.answer().header("RateLimit")).isNotBlank();
        then(page.answer().header("X-Request-Id")).isNotBlank();
        thenWait(0);
    }

    @Test
    void shouldWakeUpWhenAnotherInstanceMadeTheChange() throws Exception {
        // Given
        Future<Api.Answer> waiting = waitFor("?wait=30&after=" + start);
        thenWait(1);

        // When
        changeElsewhere();

        // Then
        then(waiting.get(20, TimeUnit.SECONDS).json()).hasSize(1);
    }

    @Test
    void shouldGoOnWaitingWhenTheFeedCannotBeReadOnce() throws Exception {
        // Given
        Future<Api.Answer> waiting = waitFor("?wait=30&after=" + start);
        thenWait(1);

        // When
        var failed = new AtomicInteger();
        statements.beforeNextCommit(false, connection -> {
            failed.incrementAndGet();
            throw new SQLException("broken", "08006");
        });
        changeElsewhere();

        // Then
        var page = new Feed.Page(waiting.get(20, TimeUnit.SECONDS));
        then(page.answer().status()).as(page.answer().body()).isEqualTo(200);
        then(page.events()).hasSize(1);
        then(failed).hasValue(1);
    }

    private void changeElsewhere() {
        database.sql("""
                        INSERT INTO association (account_id, resource_type, channel, resource_id, application_no)
                        SELECT account_id, 'NUMBER', 'SMS', '1', application_no FROM application WHERE account_id = ?""").param(api.accountId()).update();
        database.sql("SELECT begin_history(?)")
                .param(api.accountId())
                .query((row, n) -> n)
                .list();
    }

    @Test
    void shouldAnswerNothingWhenTheTimeIsOver() throws Exception {
        then(waitFor("?wait=1&after=" + start).get(20, TimeUnit.SECONDS).body()).isEqualTo("[]");
        var unless = clients.submit(() -> feed.biller()
                .send("GET", Feed.PATH + "?wait=1&after=" + start, null, "If-None-Match", "\"" + start + "\""));
        then(unless.get(20, TimeUnit.SECONDS).status()).isEqualTo(304);
    }

    @Test
    void shouldNotWaitWhenThereIsSomething() {
        // Given
        api.post("/associations", association("1", "default", "null"));

        // When, Then
        then(feed.page("?wait=30&after=" + start).events()).hasSize(1);
    }

    @Test
    void shouldHoldNoConnectionToTheDatabaseAndNoThreadWhileWaiting() throws Exception {
        // Given
        List<Future<Api.Answer>> many = waitFor(150);

        // When
        int busy = pool().getHikariPoolMXBean().getActiveConnections();
        long threads = Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().contains("-exec-"))
                .filter(thread -> List.of(thread.getValue()).toString().contains("io.provisioning"))
                .count();

        // Then
        then(busy).isLessThanOrEqualTo(1);
        then(threads).isLessThanOrEqualTo(1);
        api.post("/associations", association("1", "default", "null"));
        for (Future<Api.Answer> one : many) {
            then(one.get(30, TimeUnit.SECONDS).json()).hasSize(1);
        }
    }

    @Test
    void shouldAnswerAtOnceWhoIsOneTooMany() throws Exception {
        // Given
        waitFor(FeedWaiters.MOST);

        // When
        var page = feed.page("?wait=30&after=" + start);

        // Then
        then(page.events()).isEmpty();
        then(waiters.size()).isEqualTo(FeedWaiters.MOST);
        api.post("/associations", association("1", "default", "null"));
        thenWait(0);
    }

    @Test
    void shouldForgetWhoLeft() throws Exception {
        // Given
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            String request = "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: App %s\r\n\r\n"
                    .formatted(
                            Feed.PATH.substring(1) + "?wait=5&after=" + start,
                            feed.biller().key());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            thenWait(1);

            // When it is closed
        }

        // Then
        thenWait(0);
        then(feed.page("?wait=1&after=" + start).events()).isEmpty();
    }

    @Test
    void shouldLetEverybodyGoWhenTheServerStops() throws Exception {
        // Given
        Future<Api.Answer> waiting = waitFor("?wait=30&after=" + start);
        thenWait(1);

        // When
        waiters.stop();

        // Then
        try {
            then(waiting.get(10, TimeUnit.SECONDS).body()).isEqualTo("[]");
            then(feed.page("?wait=30&after=" + start).events()).isEmpty();
        } finally {
            waiters.start();
        }
    }

    private Future<Api.Answer> waitFor(String query) {
        return clients.submit(() -> feed.biller().get(Feed.PATH + query));
    }

    /** Not all at once, for who comes waits for a connection to the database first. */
    private List<Future<Api.Answer>> waitFor(int number) {
        List<Future<Api.Answer>> many = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            many.add(waitFor("?wait=30&after=" + start));
            if (i % 25 == 0) {
                thenWait(i);
            }
        }
        return many;
    }

    private void thenWait(int expected) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> waiters.size() == expected);
    }

    private HikariDataSource pool() throws SQLException {
        return dataSource.unwrap(HikariDataSource.class);
    }
}
