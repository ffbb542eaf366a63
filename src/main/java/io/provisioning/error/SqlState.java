package io.provisioning.error;

import java.sql.SQLException;

/** PostgreSQL's five characters for what went wrong, wherever they stand in what was thrown. */
public final class SqlState {

    private SqlState() {}

    /** The first state among the causes, empty when the server said nothing. */
    public static String in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
