package io.provisioning.application;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenNoException;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.provisioning.error.ViolatedConstraint;
import io.provisioning.testing.RepositoryTest;
import io.provisioning.testing.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The service turns constraints into answers by their names, so the names are part of what the table promises. */
@RepositoryTest
class ApplicationRepositoryTest {

    @Autowired
    private ApplicationRepository applications;

    @Autowired
    private JdbcClient database;

    private final String accountId = "t-" + UUID.randomUUID();

    @BeforeEach
    void givenAnAccount() {
        TestDatabase.act(database, accountId);
        database.sql("INSERT INTO account (account_id, name) VALUES (?, 'test')")
                .param(accountId)
                .update();
    }

    @Test
    void shouldNameTheConstraintThatKeepsAnIdOnce() {
        applications.insert(accountId, "a", null);
        thenRefused("application_once", () -> applications.insert(accountId, "a", "another name"));
    }

    @Test
    void shouldHoldTheDefaultApplicationFromTheStart() {
        then(applications.countByAccountId(accountId)).isEqualTo(1);
        thenRefused("application_once", () -> applications.insert(accountId, "default", null));
    }

    @Test
    void shouldKeepTheDefaultApplicationEvenFromSql() {
        thenRefused(
                "application_default_stays",
                () -> database.sql("DELETE FROM application WHERE account_id = ?")
                        .param(accountId)
                        .update());
    }

    @Test
    void shouldBelongToAnAccount() {
        TestDatabase.act(database, "nobody");
        thenRefused("application_account_fk", () -> applications.insert("nobody", "a", null));
    }

    @Test
    void shouldCountTheCharactersOfAnIdAsTheServiceDoes() {
        String longest = "\ud83d\ude00".repeat(255);
        thenNoException().isThrownBy(() -> applications.insert(accountId, longest, longest));
        thenRefused("application_id_length", () -> applications.insert(accountId, longest + "a", null));
    }

    private static void thenRefused(String constraint, Runnable statement) {
        thenThrownBy(statement::run)
                .isInstanceOfSatisfying(
                        DataIntegrityViolationException.class,
                        violation -> then(ViolatedConstraint.nameIn(violation)).isEqualTo(constraint));
    }
}
