package io.provisioning.database;

import java.sql.PreparedStatement;
import java.time.Duration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** For the few transactions that may take longer than the ten seconds that every statement has. */
@Component
public class LongWork {

    /** Longer than the server's limit, which says what happened; this one is for a server that says nothing any more. */
    private static final Duration LATER = Duration.ofSeconds(2);

    private static final String STATEMENT_TIMEOUT = "SELECT set_config('statement_timeout', ?, true)";

    private final JdbcTemplate database;

    LongWork(JdbcTemplate database) {
        this.database = database;
    }

    /** Until the end of the running transaction, whose first words these are, its statements may take this long. */
    public void allow(int seconds) {
        long millis = Duration.ofSeconds(seconds).toMillis();
        database.execute((ConnectionCallback<Boolean>) connection -> {
            // The pool takes it back with the connection.
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(millis + LATER.toMillis()));
            try (PreparedStatement statement = connection.prepareStatement(STATEMENT_TIMEOUT)) {
                statement.setString(1, String.valueOf(millis));
                return statement.execute();
            }
        });
    }
}
