package io.provisioning.startup;

import static io.provisioning.testing.Refusals.thenRefused;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedDatabaseTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://127.0.0.1/provisioning", "jdbc:postgresql://127.0.0.1:nonsense/provisioning"})
    void shouldRefuseWhatIsNotTheUrlOfAPostgreSqlDatabase(String url) {
        // When
        try (var server = ServerProcess.start(folder, "--spring.datasource.url=" + url)) {

            // Then
            thenRefused(server, "spring.datasource.url is not the URL of a PostgreSQL database.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--provisioning.demo.enabled=true, The demo account has a key that everybody knows",
        "--provisioning.demo.month=true, A made-up month of business is refused"
    })
    void shouldRefuseTheDemoOnARealDatabase(String argument, String reason) throws SQLException {
        // Given
        TestDatabase database = TestDatabase.fresh();

        // When
        try (var server = ServerProcess.start(folder, database.arguments(argument))) {

            // Then
            thenRefused(server, reason);
        }
        then(tables(database)).as("nothing is touched").isZero();
    }

    @Test
    void shouldRefuseAServerThatCannotBeReached() throws IOException {
        // Given
        int closed = closedPort();

        // When
        try (var server = ServerProcess.start(
                folder,
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/provisioning".formatted(closed),
                "--spring.datasource.password=secret-of-the-test")) {

            // Then
            thenRefused(server, "The database cannot be used:", "refused");
            then(server.output()).doesNotContain("secret-of-the-test");
        }
    }

    private static int tables(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                var count = statement.executeQuery(
                        "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
