package io.provisioning.embedded;

import static io.provisioning.testing.Refusals.thenRefused;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Postmasters;
import io.provisioning.testing.ServerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    private static final String WITHOUT_LIMIT = "--provisioning.rate-limit.enabled=false";

    @TempDir
    Path folder;

    @AfterEach
    void leaveNoServerBehind() {
        Postmasters.killBelow(folder);
    }

    @Test
    void shouldKeepTheDataWhenStoppedAndWhenKilled() throws IOException {
        // Given
        try (var first = ServerProcess.start(folder, WITHOUT_LIMIT).awaitReady()) {
            create(first, "made-before-the-stop");

            // When
            first.terminate();
        }

        // Then
        then(Postmasters.below(folder)).as("PostgreSQL stops with the service").isEmpty();
        try (var second = ServerProcess.start(folder, WITHOUT_LIMIT).awaitReady()) {
            then(applications(second)).contains("made-before-the-stop");
            create(second, "made-before-the-kill");

            // When
            second.kill();
        }

        // Then
        then(Postmasters.below(folder)).as("left over").hasSize(1);

        // When it is started again, and the folder goes by another name
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve(".data"));
        try (var third = ServerProcess.start(folder, WITHOUT_LIMIT, "--provisioning.embedded.directory=" + link)
                .awaitReady()) {

            // Then
            then(applications(third)).contains("made-before-the-stop", "made-before-the-kill");
            then(Postmasters.below(folder)).as("taken back").hasSize(1);
            then(third.output()).contains("a killed run left behind");
        }
    }

    @Test
    void shouldRefuseAPortInUseAndStopItsPostgreSqlAgain() throws IOException {
        // Given
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

            // When
            try (var server = ServerProcess.start(folder, "--server.port=" + taken.getLocalPort())) {

                // Then
                thenRefused(server, "Port " + taken.getLocalPort() + " was already in use");
                then(Postmasters.below(folder)).isEmpty();
            }

            // When
            try (var server = ServerProcess.start(folder, "--management.server.port=" + taken.getLocalPort())) {

                // Then
                thenRefused(server, "Port " + taken.getLocalPort() + " was already in use");
                then(Postmasters.below(folder)).isEmpty();
            }
        }
    }

    @Test
    void shouldRefuseAFolderThatCannotBeWritten() throws IOException {
        // Given not a matter of permissions, because the tests may run as root
        Path file = Files.createFile(folder.resolve("file"));

        // When
        try (var server = ServerProcess.start(folder, "--provisioning.embedded.directory=" + file.resolve("data"))) {

            // Then
            thenRefused(server, "The data folder " + file.resolve("data") + " cannot be written");
            then(Postmasters.below(folder)).isEmpty();
        }
    }

    @Test
    void shouldRefuseDataThatAnotherVersionOfPostgreSqlMade() throws IOException {
        // Given
        Path data = Files.createDirectories(folder.resolve(".data/postgresql"));
        Files.writeString(data.resolve("PG_VERSION"), "15\n");

        // When
        try (var server = ServerProcess.start(folder)) {

            // Then
            thenRefused(server, "The data in " + data + " was made by PostgreSQL 15");
        }
    }

    private static void create(ServerProcess server, String applicationId) {
        var created = server.api("demo", "demo-key")
                .post("/applications", "{\"applicationId\":\"%s\"}".formatted(applicationId));
        then(created.status()).isEqualTo(201);
    }

    private static String applications(ServerProcess server) {
        return server.api("demo", "demo-key").get("/applications").body();
    }
}
