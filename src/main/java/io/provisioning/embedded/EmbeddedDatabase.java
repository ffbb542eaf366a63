package io.provisioning.embedded;

import io.provisioning.startup.StartRefusedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A real PostgreSQL with nothing installed; Spring Boot's connection pool asks it where to connect. */
class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    /** Of the binaries in the build; data made by another one cannot be read. */
    static final String MAJOR = "18";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DataDirectory directory;
    private final EmbeddedPostgres server;

    EmbeddedDatabase(Path directory) {
        this.directory = new DataDirectory(directory);
        boolean started = false;
        try {
            this.server = start(this.directory);
            started = true;
        } catch (IOException | IllegalStateException failed) {
            throw new StartRefusedException(
                    "The embedded PostgreSQL does not start in %s: %s"
                            .formatted(this.directory.postgres(), failed.getMessage()),
                    "Read %s; a new folder (provisioning.embedded.directory) starts from nothing."
                            .formatted(this.directory.log()));
        } finally {
            if (!started) {
                this.directory.close();
            }
        }
    }

    private static EmbeddedPostgres start(DataDirectory directory) throws IOException {
        Path data = directory.postgres();
        LeftoverServer.stop(data);
        refuseDataOfAnotherMajor(data);
        Files.deleteIfExists(directory.log());
        try {
            if (Files.notExists(data)) {
                FreshData.make(data, server(directory));
            }
            return withRole(server(directory).setDataDirectory(data).start());
        } catch (IOException tooSlow) {
            LeftoverServer.stop(data);
            throw tooSlow;
        }
    }

    private static EmbeddedPostgres withRole(EmbeddedPostgres server) throws IOException {
        try (Connection superuser = server.getPostgresDatabase().getConnection()) {
            ServiceRole.make(superuser);
            return server;
        } catch (SQLException failed) {
            server.close();
            throw new IllegalStateException(failed);
        }
    }

    private static EmbeddedPostgres.Builder server(DataDirectory directory) {
        return EmbeddedPostgres.builder()
                .setCleanDataDirectory(false)
                .setOutputRedirector(Redirect.appendTo(directory.log().toFile()))
                .setPGStartupWait(PATIENCE)
                // Stopped with the context, after the pool has let go, and not beside it.
                .setRegisterShutdownHook(false);
    }

    private static void refuseDataOfAnotherMajor(Path data) throws IOException {
        Path version = data.resolve("PG_VERSION");
        String major = Files.exists(version) ? Files.readString(version).strip() : MAJOR;
        if (!major.equals(MAJOR)) {
            throw new StartRefusedException(
                    "The data in %s was made by PostgreSQL %s; the embedded one is %s and cannot read it."
                            .formatted(data, major, MAJOR),
                    "Name another folder with provisioning.embedded.directory, or move this one away.");
        }
    }

    @Override
    public String getJdbcUrl() {
        return server.getJdbcUrl(ServiceRole.NAME, ServiceRole.DATABASE);
    }

    @Override
    public String getUsername() {
        return ServiceRole.NAME;
    }

    @Override
    public String getPassword() {
        return ServiceRole.NAME;
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            server.close();
        }
    }
}
