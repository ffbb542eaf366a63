package io.provisioning.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The time between the word to stop and the end of taking requests. Readiness is down already, and every answer asks the
 * caller to hang up, so that load balancers and keep-alive clients are elsewhere before a connection is refused or cut.
 */
@Component
@EnableConfigurationProperties(ShutdownProperties.class)
class Departure implements SmartLifecycle {

    private final ShutdownProperties properties;
    private volatile boolean running;
    private volatile boolean begun;

    Departure(ShutdownProperties properties) {
        this.properties = properties;
    }

    boolean hasBegun() {
        return begun;
    }

    @Override
    public void start() {
        running = true;
        begun = false;
    }

    /** First of all: the web server begins to stop once the callback was called. */
    @Override
    public void stop(Runnable callback) {
        begun = true;
        running = false;
        Executor later = CompletableFuture.delayedExecutor(properties.delay().toMillis(), TimeUnit.MILLISECONDS);
        later.execute(callback);
    }

    @Override
    public void stop() {
        begun = true;
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
