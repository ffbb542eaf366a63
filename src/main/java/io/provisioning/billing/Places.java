package io.provisioning.billing;

import io.provisioning.error.ApiException;
import io.provisioning.error.ErrorCode;
import io.provisioning.error.Problem;
import java.util.concurrent.Semaphore;

/** For what takes long: so many at once on an instance, so that they never hold every connection to the database. */
final class Places {

    private final int most;
    private final String what;
    private final int retrySeconds;
    private final Semaphore free;

    Places(int most, String what, int retrySeconds) {
        this.most = most;
        this.what = what;
        this.retrySeconds = retrySeconds;
        this.free = new Semaphore(most);
    }

    /** @throws ApiException 429 when all are taken; nobody waits */
    void take() {
        if (!free.tryAcquire()) {
            throw new ApiException(Problem.of(
                            ErrorCode.TOO_MANY_REQUESTS,
                            "%d %s are under way already; try again in %d s.".formatted(most, what, retrySeconds))
                    .with("Retry-After", String.valueOf(retrySeconds)));
        }
    }

    void leave() {
        free.release();
    }
}
