package io.provisioning.embedded;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Postmasters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftoverServerTest {

    @TempDir
    Path folder;

    @AfterEach
    void leaveNoServerBehind() {
        Postmasters.killBelow(folder);
    }

    @Test
    void shouldNotStopTheServerOfTheFolderThatThisOneWasCopiedFrom() throws IOException, SQLException {
        // Given
        try (var running = new EmbeddedDatabase(folder.resolve("original"))) {
            Path copy = Files.createDirectories(folder.resolve("copy/postgresql"));
            Files.copy(folder.resolve("original/postgresql/postmaster.pid"), copy.resolve("postmaster.pid"));

            // When
            LeftoverServer.stop(copy);

            // Then
            then(Postmasters.below(folder.resolve("original"))).hasSize(1);
            DriverManager.getConnection(running.getJdbcUrl()).close();
        }
    }

    @Test
    void shouldLeaveAProcessAloneThatIsNoPostgreSql() throws IOException {
        // Given the number of another process, as if it had been given away again
        Process other = new ProcessBuilder("java", "-version").start();
        pidFile(other.pid() + "\n" + folder + "\n");

        // When
        LeftoverServer.stop(folder);

        // Then it ends by itself
        then(other.onExit().join().exitValue()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "12", "not a number\n/somewhere\n", "99999999999999999999\n/somewhere\n"})
    void shouldLeaveAnUnreadablePidFileToPostgreSql(String content) throws IOException {
        // Given
        Path pidFile = pidFile(content);

        // When
        LeftoverServer.stop(folder);

        // Then
        then(pidFile).hasContent(content);
    }

    private Path pidFile(String content) throws IOException {
        return Files.writeString(folder.resolve("postmaster.pid"), content);
    }
}
