package io.provisioning.message;

import static io.provisioning.message.Submissions.created;
import static io.provisioning.message.Submissions.message;
import static io.provisioning.message.Submissions.result;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** For whom a batch waits, and for whom it does not. */
@ServerTest
class SubmissionLocksTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private Api account;

    @BeforeEach
    void givenAnAccount() {
        account = accounts.create();
    }

    /** A deletion takes minutes where a million resources are linked; traffic goes on meanwhile. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT FROM entity WHERE account_id = '%s' FOR UPDATE",
                "DELETE FROM entity WHERE account_id = '%s'"
            })
    void shouldNotWaitForTheDeletionOfAnEntityThatItNames(String deletion) throws SQLException {
        // Given
        account.post("/entities", "{\"entityId\":\"sales\"}");
        try (Connection other = TestDatabase.shared().administrator().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(deletion.formatted(account.accountId()));

            // When, Then
            then(created(submit())).isFalse();
            other.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldWaitForWhoIsMakingTheSameEntity(boolean committed) throws SQLException {
        // Given
        try (Connection other = TestDatabase.shared().administrator().connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO entity (account_id, entity_id) VALUES ('%s', 'sales')".formatted(account.accountId()));

            // When
            CompletableFuture<Boolean> submission = CompletableFuture.supplyAsync(() -> created(submit()));
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(20))
                    .until(this::somebodyWaitsToInsert);
            if (committed) {
                other.commit();
            } else {
                other.rollback();
            }

            // Then
            then(submission.join()).isEqualTo(!committed);
        }
        then(account.get("/entities/sales").status()).isEqualTo(200);
    }

    @Test
    void shouldLockNothingWhereEverythingExists() throws SQLException {
        // Given
        then(created(submit())).isTrue();
        String before = version();

        // When
        then(created(submit())).isFalse();

        // Then nobody ever locked or wrote the row
        then(version()).isEqualTo(before);
    }

    private JsonNode submit() {
        return result(accounts.operator(), message(account.accountId(), "entityId", "sales"));
    }

    private boolean somebodyWaitsToInsert() {
        return database.sql("SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND query LIKE 'INSERT INTO entity (account_id, entity_id, name)%')")
                .query(Boolean.class)
                .single();
    }

    private String version() {
        return database.sql("SELECT xmin || ' ' || xmax || ' ' || ctid FROM entity WHERE account_id = ?")
                .param(account.accountId())
                .query(String.class)
                .single();
    }
}
