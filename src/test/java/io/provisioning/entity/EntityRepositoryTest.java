package io.provisioning.entity;

import static org.assertj.core.api.BDDAssertions.then;
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
class EntityRepositoryTest {

    @Autowired
    private EntityRepository entities;

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
        entities.insert(accountId, "e", null);
        thenRefused("entity_once", "e", null);
    }

    @Test
    void shouldHoldNoEntityFromTheStart() {
        then(entities.countByAccountId(accountId)).isZero();
    }

    @Test
    void shouldNotHoldTheWordThatMeansNoEntity() {
        thenRefused("entity_id_not_null_word", "null", null);
    }

    @Test
    void shouldCountTheCharactersOfANameAsTheServiceDoes() {
        entities.insert(accountId, "e", "\ud83d\ude00".repeat(255));
        thenRefused("entity_name_length", "f", "\ud83d\ude00".repeat(256));
    }

    private void thenRefused(String constraint, String id, String name) {
        thenThrownBy(() -> entities.insert(accountId, id, name))
                .isInstanceOfSatisfying(
                        DataIntegrityViolationException.class,
                        violation -> then(ViolatedConstraint.nameIn(violation)).isEqualTo(constraint));
    }
}
