package io.provisioning.startup;

import static io.provisioning.testing.Refusals.thenRefused;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Requirement;
import io.provisioning.testing.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The newest PostgreSQL that is too old; the build puts it where this test finds it. */
class OldServerTest {

    private static final Path BINARIES = Path.of("target/refused-postgres/refused-postgres.jar");

    @TempDir
    static Path folder;

    static EmbeddedPostgres old;

    @BeforeAll
    static void givenAServerOfVersion14() throws IOException, SQLException {
        boolean fits = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        Requirement.orSkip(fits && Files.exists(BINARIES), "Linux on amd64 for PostgreSQL 14");
        old = EmbeddedPostgres.builder()
                .setPgBinaryResolver((system, hardware) -> binaries())
                .setDataDirectoryCustomizer(OldServerTest::askGuestForItsPassword)
                .start();
        try (var connection = old.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE guest LOGIN PASSWORD 'right'");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        if (old != null) {
            old.close();
        }
    }

    @Test
    void shouldRefuseAServerThatIsTooOldAndLeaveItUntouched() throws SQLException {
        // When
        try (var server = ServerProcess.start(folder, url(), "--spring.datasource.username=postgres")) {

            // Then
            thenRefused(server, "The database server is PostgreSQL 14.", "PostgreSQL 15 or newer is needed.");
        }
        try (var connection = old.getPostgresDatabase().getConnection();
                var tables = connection.getMetaData().getTables(null, "public", "%", null)) {
            then(tables.next()).isFalse();
        }
    }

    @Test
    void shouldRefuseAWrongPasswordWithoutRepeatingIt() {
        // When
        try (var server = ServerProcess.start(
                folder, url(), "--spring.datasource.username=guest", "--spring.datasource.password=mistaken")) {

            // Then
            thenRefused(server, "The database cannot be used:", "password authentication failed for user \"guest\"");
            then(server.output()).doesNotContain("mistaken");
        }
    }

    private static String url() {
        return "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/postgres".formatted(old.getPort());
    }

    private static void askGuestForItsPassword(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), """
                    host all guest all scram-sha-256
                    host all all all trust
                    """);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static InputStream binaries() throws IOException {
        try (var jar = new ZipFile(BINARIES.toFile())) {
            ZipEntry archive = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            return new ByteArrayInputStream(jar.getInputStream(archive).readAllBytes());
        }
    }
}
