package io.provisioning.database;

import io.provisioning.testing.InstalledPostgres;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The ways in which a database goes away. */
enum Outage {
    STOPPED {
        @Override
        AutoCloseable begin(InstalledPostgres server, TestDatabase database) {
            server.stop();
            return server::start;
        }
    },
    FROZEN {
        @Override
        AutoCloseable begin(InstalledPostgres server, TestDatabase database) {
            server.freeze();
            return server::thaw;
        }
    },
    /** Whoever has to do with applications waits. */
    SLOW {
        @Override
        AutoCloseable begin(InstalledPostgres server, TestDatabase database) throws SQLException {
            Connection other = database.administrator().connect();
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("LOCK TABLE application");
            }
            return other;
        }
    };

    /** Returns what ends it. */
    abstract AutoCloseable begin(InstalledPostgres server, TestDatabase database) throws SQLException;
}
