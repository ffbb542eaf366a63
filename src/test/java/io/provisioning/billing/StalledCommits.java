package io.provisioning.billing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Lets some transactions that may write, when all their work is done, wait before they commit. */
class StalledCommits implements BeanPostProcessor {

    private static final int LONGEST_MILLIS = 60;

    private volatile boolean on;

    void during(Action action) throws Exception {
        on = true;
        try {
            action.run();
        } finally {
            on = false;
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database
                ? ProxyDataSourceBuilder.create(database)
                        .beforeMethod(this::before)
                        .build()
                : bean;
    }

    private void before(MethodExecutionContext call) {
        if (on
                && call.getMethod().getName().equals("commit")
                && call.getTarget() instanceof Connection connection
                && ThreadLocalRandom.current().nextInt(3) == 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_sleep(%d / 1000.0)"
                        .formatted(ThreadLocalRandom.current().nextInt(LONGEST_MILLIS)));
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    @FunctionalInterface
    interface Action {

        void run() throws Exception;
    }
}
