package io.provisioning.billing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.BDDAssertions.catchThrowable;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What takes longer than {@code docs/billing.md} says is given up. */
@ServerTest
@TestPropertySource(properties = TestDatabase.OF_ITS_OWN)
@Import(GivenUpHttpTest.Time.class)
class GivenUpHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    private Time time;

    @Test
    void shouldBreakOffAnExportThatTakesLongerThanHalfAnHour() {
        // Given one of several pages
        var billing = new Billing(accounts, database);
        Api api = accounts.create();
        billing.fill(api.accountId(), 23_000);
        String path = Billing.ATTRIBUTIONS + "accountId=" + api.accountId();

        // When its first page takes as long
        String whole = export(billing.biller(), path, Duration.ofMinutes(30));
        Throwable broken = catchThrowable(
                () -> export(billing.biller(), path, Duration.ofMinutes(30).plusMillis(1)));

        // Then
        then(whole.lines()).hasSize(4_601);
        then(broken).hasStackTraceContaining("chunked transfer encoding");
    }

    private String export(Api biller, String path, Duration duration) {
        statements.beforeNextCommit(true, page -> time.passed = time.passed.plus(duration));
        return biller.send("GET", path, null, "Accept", "text/csv").body();
    }

    /** The driver does what this test does, when the seconds are over that it is told. */
    @Test
    void shouldGiveUpACountThatTakesLongerThanAMinute() throws Exception {
        // Given what counts nothing before it is allowed to
        Api biller = accounts.biller();
        try (Connection inTheWay = dataSource.getConnection()) {
            inTheWay.setAutoCommit(false);
            inTheWay.createStatement().execute("LOCK TABLE association_period IN ACCESS EXCLUSIVE MODE");

            // When
            time.timeouts.clear();
            var count = CompletableFuture.supplyAsync(() -> biller.get("//billing/1/summary"));
            Awaitility.await().atMost(30, SECONDS).until(() -> cancelWhoWaits() > 0);

            // Then
            then(count.get(30, SECONDS).status()).isEqualTo(503);
            then(time.timeouts).isNotEmpty().allMatch(seconds -> seconds > 50 && seconds <= 60);
            inTheWay.rollback();
        }
    }

    private int cancelWhoWaits() {
        return database.sql("""
                        SELECT count(pg_cancel_backend(pid)) FROM pg_locks
                        WHERE NOT granted AND relation = 'association_period'::regclass""").query(Integer.class).single();
    }

    /** Passes only when a test says so; and what the database is told about it. */
    static class Time implements BeanPostProcessor {

        private final List<Integer> timeouts = new CopyOnWriteArrayList<>();
        private final Instant start = Clock.systemUTC().instant();
        private volatile Duration passed = Duration.ZERO;

        @Bean
        @Primary
        Clock movableClock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return start.plus(passed);
                }

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource database
                    ? ProxyDataSourceBuilder.create(database)
                            .beforeMethod(this::before)
                            .build()
                    : bean;
        }

        private void before(MethodExecutionContext call) {
            if (call.getMethod().getName().equals("setQueryTimeout")
                    && call.getTarget() instanceof Statement statement) {
                timeouts.add((Integer) call.getMethodArgs()[0]);
                // Else it would give up sooner, for another reason.
                try (Statement setting = statement.getConnection().createStatement()) {
                    setting.execute("SET LOCAL lock_timeout = 0");
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            }
        }
    }
}
