package io.provisioning.association;

import static io.provisioning.association.DeletionPlaces.MOST;
import static io.provisioning.association.DeletionPlaces.MOST_OF_AN_ACCOUNT;
import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.provisioning.error.ApiException;
import io.provisioning.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A few deletions at once, of one account fewer. */
class DeletionPlacesTest {

    private final DeletionPlaces places = new DeletionPlaces(Duration.ZERO);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final List<Future<?>> running = new ArrayList<>();
    private int done;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void shouldRefuseAnAccountThatDeletesAlreadyAndServeAnother() throws Exception {
        // Given
        for (int deletion = 0; deletion < MOST_OF_AN_ACCOUNT; deletion++) {
            begin("acme");
        }

        // When, then
        thenRefused("acme");
        places.during("other", () -> done++);
        then(done).isEqualTo(1);
    }

    @Test
    void shouldRefuseEverybodyWhileAllPlacesAreTakenAndNobodyLater() throws Exception {
        // Given
        for (int deletion = 0; deletion < MOST; deletion++) {
            begin("account" + deletion);
        }

        // When, then
        thenRefused("acme");

        // When
        end.countDown();
        for (Future<?> deletion : running) {
            deletion.get();
        }

        // Then
        places.during("acme", () -> done++);
        then(done).isEqualTo(1);
    }

    @Test
    void shouldWaitAMomentForAPlace() throws Exception {
        // Given
        var patient = new DeletionPlaces(Duration.ofMinutes(10));
        for (int deletion = 0; deletion < MOST_OF_AN_ACCOUNT; deletion++) {
            begin(patient, "acme");
        }
        var next = new Thread(() -> patient.during("acme", () -> done++));
        next.start();
        Awaitility.await().until(() -> next.getState() == Thread.State.TIMED_WAITING);
        then(done).isZero();

        // When
        end.countDown();

        // Then
        next.join(Duration.ofMinutes(1).toMillis());
        then(done).isEqualTo(1);
    }

    @Test
    void shouldGiveThePlaceOfADeletionThatFailsToTheNext() {
        for (int deletion = 0; deletion <= MOST; deletion++) {
            thenThrownBy(() -> places.during("acme", () -> {
                        throw new IllegalStateException("deliberately");
                    }))
                    .hasMessage("deliberately");
        }
    }

    /** Returns when it has its place, which it keeps to the end. */
    private void begin(String account) throws InterruptedException {
        begin(places, account);
    }

    private void begin(DeletionPlaces where, String account) throws InterruptedException {
        var begun = new CountDownLatch(1);
        running.add(threads.submit(() -> where.during(account, () -> {
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        })));
        then(begun.await(1, TimeUnit.MINUTES)).isTrue();
    }

    private void thenRefused(String account) {
        thenThrownBy(() -> places.during(account, () -> done++)).isInstanceOfSatisfying(ApiException.class, refused -> {
            then(refused.problem().code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
            then(refused.problem().headers()).containsEntry("Retry-After", "1");
        });
        then(done).isZero();
    }
}
