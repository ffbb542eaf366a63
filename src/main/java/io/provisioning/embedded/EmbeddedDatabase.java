package io.provisioning.embedded;

import io.provisioning.startup.StartRefusedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A real PostgreSQL with nothing installed; Spring Boot's connection pool asks it where to connect. */
class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final String USER = "postgres";

    private final DataDirectory directory;
    private final EmbeddedPostgres server;

    EmbeddedDatabase(Path directory) {
        this.directory = new DataDirectory(directory);
        try {
            this.server = start(this.directory.postgres());
        } catch (IOException | IllegalStateException failed) {
            this.directory.close();
            throw new StartRefusedException(
                    "The embedded PostgreSQL does not start in %s: %s".formatted(this.directory.postgres(), failed),
                    "Read the lines above; a new folder (provisioning.embedded.directory) starts from nothing.");
        }
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        LeftoverServer.stop(data);
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Stopped with the context, after the pool has let go, and not beside it.
                .setRegisterShutdownHook(false)
                .start();
    }

    @Override
    public String getJdbcUrl() {
        return server.getJdbcUrl(USER, "postgres");
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return USER;
    }

    @Override
    public void close() throws IOException {
        server.close();
        directory.close();
    }
}
