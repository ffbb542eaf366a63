package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.catchThrowable;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.ServerTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionTimedOutException;

/** What {@link Change} means, on errors that PostgreSQL itself raises. */
@ServerTest
class ChangeTest {

    @TestConfiguration
    static class Only {
        @Bean
        Failing failing(JdbcClient database) {
            return new Failing(database);
        }
    }

    static class Failing {

        private final JdbcClient database;
        private final AtomicInteger attempts = new AtomicInteger();

        Failing(JdbcClient database) {
            this.database = database;
        }

        AtomicInteger attempts() {
            return attempts;
        }

        @Change
        public void failing(String sqlState, int times) {
            if (attempts.incrementAndGet() <= times) {
                database.sql("DO $$ BEGIN RAISE EXCEPTION 'on purpose' USING ERRCODE = '%s'; END $$"
                                .formatted(sqlState))
                        .update();
            }
        }

        @Change(timeout = 1)
        public void tooSlowInSteps() {
            database.sql("SELECT 1 FROM pg_sleep(0.4)").query(Integer.class).single();
            database.sql("SELECT 1 FROM pg_sleep(0.9)").query(Integer.class).single();
            database.sql("SELECT 1").query(Integer.class).single();
        }

        @Change(timeout = 1)
        public void tooSlow() {
            attempts.incrementAndGet();
            database.sql("SELECT 1 FROM pg_sleep(60)").query(Integer.class).single();
        }
    }

    @Autowired
    private Failing failing;

    @BeforeEach
    void givenNoAttempts() {
        failing.attempts().set(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void shouldBeTriedAgainUntilItSucceeds(String sqlState) {
        // When
        failing.failing(sqlState, 3);

        // Then
        then(failing.attempts()).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03"})
    void shouldBeGivenUpAfterThreeMoreAttempts(String sqlState) {
        // When
        Throwable thrown = catchThrowable(() -> failing.failing(sqlState, 100));

        // Then
        then(thrown).isInstanceOf(ConcurrencyFailureException.class);
        then(failing.attempts()).hasValue(4);
    }

    @Test
    void shouldNotBeTriedAgainForAnotherReason() {
        // When
        Throwable thrown = catchThrowable(() -> failing.failing("22012", 100));

        // Then
        then(thrown).isNotNull();
        then(failing.attempts()).hasValue(1);
    }

    /** The driver counts whole seconds, so that a step may end after the time is over; the next one then is refused. */
    @Test
    void shouldBeRefusedTheNextStepWhenItsTimeIsOver() {
        then(catchThrowable(failing::tooSlowInSteps)).isInstanceOf(TransactionTimedOutException.class);
    }

    @Test
    void shouldBeCancelledWhenItsTimeIsOver() {
        // When
        Throwable thrown = catchThrowable(failing::tooSlow);

        // Then
        then(thrown).isInstanceOf(QueryTimeoutException.class);
        then(failing.attempts()).hasValue(1);
    }
}
