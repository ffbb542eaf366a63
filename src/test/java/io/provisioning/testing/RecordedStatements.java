package io.provisioning.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.proxy.ParameterSetOperation;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Every statement that the service sends, with its parameters, so that tests can count them and ask for their plans. */
@TestComponent
public class RecordedStatements implements BeanPostProcessor, QueryExecutionListener {

    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();
    private DataSource database;
    private volatile boolean recording;
    private volatile boolean onlyIfReadOnly;
    private final AtomicReference<@Nullable OnConnection> beforeCommit = new AtomicReference<>();
    private final AtomicReference<@Nullable OnConnection> beforeActing = new AtomicReference<>();

    /** The statements that ran while the action did. */
    public List<Recorded> during(Runnable action) {
        recorded.clear();
        recording = true;
        try {
            action.run();
        } finally {
            recording = false;
        }
        return List.copyOf(recorded);
    }

    /**
     * What PostgreSQL would do for each statement that ran while the action did, as JSON. Settings are made again; nothing
     * else is executed.
     */
    public List<String> plansOf(Runnable action) {
        List<Recorded> sent = during(action);
        List<String> plans = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (Recorded statement : sent) {
                plans.add(statement.plan(connection));
                if (statement.sql().contains("set_config")) {
                    statement.execute(connection);
                }
            }
            connection.rollback();
        } catch (SQLException | ReflectiveOperationException failed) {
            throw new IllegalStateException(failed);
        }
        return plans;
    }

    /** What has been recorded by now. */
    public List<Recorded> soFar() {
        return List.copyOf(recorded);
    }

    /** Does something to the connection of the next transaction that may write, or may only read, before its commit. */
    public void beforeNextCommit(boolean readOnly, OnConnection action) {
        onlyIfReadOnly = readOnly;
        beforeCommit.set(action);
    }

    /** The next transaction that may write ends in a commit of which nobody knows the outcome. */
    public void failNextCommit() {
        beforeNextCommit(false, Connection::close);
    }

    /** Does something to the next connection on which a transaction is about to say for whom it acts. */
    public void beforeNextActing(OnConnection action) {
        beforeActing.set(action);
    }

    private void beforeMethod(MethodExecutionContext call) {
        if (call.getMethod().getName().equals("commit")
                && call.getTarget() instanceof Connection connection
                && isReadOnly(connection) == onlyIfReadOnly) {
            run(beforeCommit, connection);
        }
    }

    /** Once. */
    private static void run(AtomicReference<@Nullable OnConnection> next, Connection connection) {
        OnConnection action = next.getAndSet(null);
        if (action != null) {
            try {
                action.accept(connection);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private static boolean isReadOnly(Connection connection) {
        try {
            return connection.isReadOnly();
        } catch (SQLException closed) {
            throw new IllegalStateException(closed);
        }
    }

    /** What is done to a connection that the service is about to commit. */
    @FunctionalInterface
    public interface OnConnection {

        void accept(Connection connection) throws SQLException;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource itself)) {
            return bean;
        }
        database = itself;
        return ProxyDataSourceBuilder.create(itself)
                .listener(this)
                .beforeMethod(this::beforeMethod)
                .build();
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (queries.stream().anyMatch(query -> query.getQuery().contains("'provisioning.account'"))) {
            try {
                run(beforeActing, execution.getStatement().getConnection());
            } catch (SQLException closed) {
                throw new IllegalStateException(closed);
            }
        }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        if (recording) {
            queries.forEach(query -> recorded.add(new Recorded(
                    query.getQuery(),
                    query.getParametersList().isEmpty()
                            ? List.of()
                            : query.getParametersList().get(0))));
        }
    }

    /**
     * @param sql with its placeholders
     * @param parameters how they were set
     */
    public record Recorded(String sql, List<ParameterSetOperation> parameters) {

        /** What PostgreSQL would do for this statement with these parameters, as JSON. Nothing is executed. */
        public String plan(Connection connection) throws SQLException, ReflectiveOperationException {
            return explain(connection, "EXPLAIN (FORMAT JSON) ");
        }

        /** What PostgreSQL did for it, with the pages it touched. It is executed, once more. */
        public String executedPlan(Connection connection) throws SQLException, ReflectiveOperationException {
            return explain(connection, "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ");
        }

        /** Once more, as it was. */
        public void execute(Connection connection) throws SQLException, ReflectiveOperationException {
            try (PreparedStatement again = prepare(connection, sql)) {
                again.execute();
            }
        }

        private PreparedStatement prepare(Connection connection, String text)
                throws SQLException, ReflectiveOperationException {
            PreparedStatement prepared = connection.prepareStatement(text);
            for (ParameterSetOperation parameter : parameters) {
                parameter.getMethod().invoke(prepared, parameter.getArgs());
            }
            return prepared;
        }

        private String explain(Connection connection, String how) throws SQLException, ReflectiveOperationException {
            try (PreparedStatement explain = prepare(connection, how + sql)) {
                try (ResultSet plan = explain.executeQuery()) {
                    plan.next();
                    return plan.getString(1);
                }
            }
        }
    }
}
