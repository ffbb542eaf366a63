package io.provisioning.association;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.provisioning.error.ApiException;
import io.provisioning.error.Problem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Deletions take minutes where much is linked, so only a few at once have a connection to the database on each instance;
 * the others are left for everything else. One account has two of these places at most, to delete and to come next,
 * because its deletions take turns anyway.
 */
@Component
public class DeletionPlaces {

    static final int MOST = 4;
    static final int MOST_OF_AN_ACCOUNT = 2;

    /** Most deletions are a matter of milliseconds, so that a moment is worth waiting, first for the account's. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Duration patience;
    private final Semaphore all = new Semaphore(MOST, true);

    /** Forgotten when nobody of the account deletes or waits. */
    private final LoadingCache<String, Semaphore> ofAccounts =
            Caffeine.newBuilder().weakValues().build(account -> new Semaphore(MOST_OF_AN_ACCOUNT, true));

    DeletionPlaces() {
        this(PATIENCE);
    }

    DeletionPlaces(Duration patience) {
        this.patience = patience;
    }

    /**
     * Deletes when there is a place for it.
     *
     * @throws ApiException 503 when no place becomes free; nothing was done then
     */
    public void during(String accountId, Runnable deletion) {
        Semaphore ofAccount = ofAccounts.get(accountId);
        take(ofAccount);
        try {
            take(all);
            try {
                deletion.run();
            } finally {
                all.release();
            }
        } finally {
            ofAccount.release();
        }
    }

    private void take(Semaphore places) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ApiException(Problem.unavailable());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ApiException(Problem.unavailable());
        }
    }
}
