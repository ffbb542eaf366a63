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
import java.util.UUID;
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
        "--provisioning.demo.month=true, A made-up month of business is refused",
        "--spring.flyway.enabled=false, Without migrations nothing looks at the tables"
    })
    void shouldRefuseWhatNobodyShouldDoToARealDatabase(String argument, String reason) throws SQLException {
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

    /** Either would not be bound by row level security, whatever it is called, and could become it again. */
    @ParameterizedTest
    @CsvSource({
        "SUPERUSER, '', ' is a superuser: row level security does not bind it'",
        "BYPASSRLS, '', ' has BYPASSRLS: row level security does not bind it'",
        "BYPASSRLS, '?options=-c%20role=', ' has BYPASSRLS: row level security does not bind it'"
    })
    void shouldRefuseARoleThatNoPolicyBinds(String attribute, String becoming, String reason) throws SQLException {
        // Given
        TestDatabase plain = TestDatabase.fresh();
        String name = "unbound_" + UUID.randomUUID().toString().substring(0, 8);
        execute(
                plain.administrator(),
                "CREATE ROLE %s LOGIN PASSWORD 'unbound' %s IN ROLE %s".formatted(name, attribute, plain.user()));
        String url = becoming.isEmpty() ? plain.url() : plain.url() + becoming + plain.user();
        try {
            // When
            try (var server = ServerProcess.start(folder, new TestDatabase(url, name, "unbound").arguments())) {

                // Then
                thenRefused(server, "The database role '" + name + "'" + reason);
            }
            then(tables(plain)).as("nothing is touched").isZero();
        } finally {
            execute(plain.administrator(), "DROP ROLE " + name);
        }
    }

    private static void execute(TestDatabase as, String sql) throws SQLException {
        try (Connection connection = as.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
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
