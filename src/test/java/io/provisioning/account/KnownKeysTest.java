package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class KnownKeysTest {

    @Autowired
    private ApiKeyRepository repository;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private RecordedStatements statements;

    @Autowired
    @Administrator
    private JdbcClient database;

    private final AtomicLong nanos = new AtomicLong();
    private KnownKeys keys;
    private byte[] hash;
    private Api api;

    @BeforeEach
    void givenAKeyThatWasFound() {
        api = accounts.create();
        hash = ApiKeyHash.of(api.key());
        keys = new KnownKeys(repository, nanos::get);
        then(enabled()).contains(true);
    }

    @Test
    void shouldNotAskTheDatabaseForAKeyThatWasFoundAMomentAgo() {
        then(statements.during(this::enabled)).isEmpty();
    }

    @Test
    void shouldNoticeADisabledKeyOnceItsSecondsAreOver() {
        // Given
        database.sql("UPDATE api_key SET enabled = false WHERE key_hash = ?")
                .param(hash)
                .update();

        // When, Then
        nanos.addAndGet(KnownKeys.REMEMBERED.minusNanos(1).toNanos());
        then(enabled()).contains(true);
        nanos.incrementAndGet();
        then(enabled()).contains(false);
    }

    @Test
    void shouldNoticeADisabledAccountOnceItsSecondsAreOver() {
        // Given
        database.sql("UPDATE account SET enabled = false WHERE account_id = ?")
                .param(api.accountId())
                .update();

        // When
        nanos.addAndGet(KnownKeys.REMEMBERED.toNanos());

        // Then
        then(enabled()).contains(false);
    }

    @Test
    void shouldNoticeADeletedKeyOnceItsSecondsAreOver() {
        // Given
        database.sql("DELETE FROM api_key WHERE key_hash = ?").param(hash).update();

        // When
        nanos.addAndGet(KnownKeys.REMEMBERED.toNanos());

        // Then
        then(enabled()).isEmpty();
    }

    @Test
    void shouldFindAKeyAtOnceThatWasUnknownAMomentAgo() {
        // Given
        byte[] unknown = ApiKeyHash.of("not yet");
        then(keys.find(unknown)).isEmpty();

        // When
        database.sql("UPDATE api_key SET key_hash = ? WHERE key_hash = ?")
                .params(unknown, hash)
                .update();

        // Then
        then(keys.find(unknown)).isPresent();
        database.sql("DELETE FROM api_key WHERE key_hash = ?").param(unknown).update();
    }

    private Optional<Boolean> enabled() {
        return keys.find(hash).map(StoredKey::enabled);
    }
}
