package io.provisioning.startup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Looks at the server before the first migration touches it: it must answer, be PostgreSQL 15 or newer, and bind the
 * service's role to row level security. The role that migrates may be another one, and any.
 */
@Component
class DatabaseCheck implements FlywayMigrationStrategy {

    /** {@code UNIQUE NULLS NOT DISTINCT}, on which the identity of an association rests, came with 15. */
    static final int OLDEST_MAJOR = 15;

    /** Also whom it could become again with RESET ROLE. */
    private static final String UNBOUND = """
            SELECT rolname, rolsuper FROM pg_roles
            WHERE rolname IN (current_user, session_user) AND (rolsuper OR rolbypassrls)""";

    private final DataSource service;

    DatabaseCheck(DataSource service) {
        this.service = service;
    }

    @Override
    public void migrate(Flyway flyway) {
        inspect(flyway.getConfiguration().getDataSource(), DatabaseCheck::refuseIfTooOld);
        inspect(service, DatabaseCheck::refuseIfUnbound);
        flyway.migrate();
    }

    private static void refuseIfTooOld(Connection connection) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < OLDEST_MAJOR) {
            throw new StartRefusedException(
                    "The database server is PostgreSQL %s; PostgreSQL %d or newer is needed."
                            .formatted(connection.getMetaData().getDatabaseProductVersion(), OLDEST_MAJOR),
                    "Upgrade the server, or point spring.datasource.url to a newer one.");
        }
    }

    private static void refuseIfUnbound(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet role = statement.executeQuery(UNBOUND)) {
            if (role.next()) {
                throw new StartRefusedException(
                        "The database role '%s' %s: row level security does not bind it, and could not keep accounts apart."
                                .formatted(
                                        role.getString("rolname"),
                                        role.getBoolean("rolsuper") ? "is a superuser" : "has BYPASSRLS"),
                        "Give the service a plain role that owns its database; docs/isolation.md has the words.");
            }
        }
    }

    private static void inspect(DataSource database, Inspection inspection) {
        try (Connection connection = database.getConnection()) {
            inspection.look(connection);
        } catch (SQLException away) {
            throw new StartRefusedException(
                    "The database cannot be used: " + innermost(away).getMessage(),
                    "Check that the server runs, and spring.datasource.url, .username and .password.");
        }
    }

    @FunctionalInterface
    private interface Inspection {

        void look(Connection connection) throws SQLException;
    }

    private static Throwable innermost(Throwable thrown) {
        return thrown.getCause() == null ? thrown : innermost(thrown.getCause());
    }
}
