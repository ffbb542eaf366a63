package io.provisioning.startup;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Looks at the server before the first migration touches it: it must answer, and be PostgreSQL 15 or newer. */
@Component
class DatabaseCheck implements FlywayMigrationStrategy {

    /** {@code UNIQUE NULLS NOT DISTINCT}, on which the identity of an association rests, came with 15. */
    static final int OLDEST_MAJOR = 15;

    @Override
    public void migrate(Flyway flyway) {
        refuseUnlessUsable(flyway.getConfiguration().getDataSource());
        flyway.migrate();
    }

    private static void refuseUnlessUsable(DataSource database) {
        try (Connection connection = database.getConnection()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_MAJOR) {
                throw new StartRefusedException(
                        "The database server is PostgreSQL %s; PostgreSQL %d or newer is needed."
                                .formatted(connection.getMetaData().getDatabaseProductVersion(), OLDEST_MAJOR),
                        "Upgrade the server, or point spring.datasource.url to a newer one.");
            }
        } catch (SQLException away) {
            throw new StartRefusedException(
                    "The database cannot be used: " + innermost(away).getMessage(),
                    "Check that the server runs, and spring.datasource.url, .username and .password.");
        }
    }

    private static Throwable innermost(Throwable thrown) {
        return thrown.getCause() == null ? thrown : innermost(thrown.getCause());
    }
}
