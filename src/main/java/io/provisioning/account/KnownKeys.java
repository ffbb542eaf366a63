package io.provisioning.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks keys up and remembers those found for a few seconds, so that a client that calls too often is refused without
 * touching the database. Unknown keys are not remembered: guessing must not fill the memory.
 */
@Component
class KnownKeys {

    /** How long a disabled or narrowed key may still be taken for what it was. */
    static final Duration REMEMBERED = Duration.ofSeconds(5);

    private static final int BOUND = 100_000;

    private final ApiKeyRepository repository;
    private final Cache<ByteBuffer, StoredKey> remembered;

    KnownKeys(ApiKeyRepository repository, Ticker ticker) {
        this.repository = repository;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(BOUND)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /** Not loaded through the cache: its lock would line up all who wait for a database that is away. */
    Optional<StoredKey> find(byte[] hash) {
        ByteBuffer name = ByteBuffer.wrap(hash);
        StoredKey known = remembered.getIfPresent(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<StoredKey> found = repository.findByKeyHash(hash).map(ApiKeyRow::stored);
        found.ifPresent(key -> remembered.put(name, key));
        return found;
    }

    /** After the commit. Other instances look the key up again once its seconds are over. */
    @TransactionalEventListener
    void forget(ChangedKey key) {
        remembered.invalidate(key.hash());
    }
}
