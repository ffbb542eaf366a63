package io.provisioning.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A database on a real PostgreSQL: the server of {@code TEST_DATABASE_URL} where that is given, else Testcontainers
 * where a container engine answers and has the image, else the embedded one. One server for all tests of a run.
 *
 * <p>The user is the service's: row level security binds it. Tests that look or write straight into the tables do so as
 * the {@link #administrator()}.
 */
public record TestDatabase(String url, String user, String password) {

    /** A property of a test whose context gets an empty database instead of the shared one. */
    public static final String OF_ITS_OWN = "test.database=of-its-own";

    /** What the service is on every database here: it owns the database, and is nothing else. */
    private static final String SERVICE = "provisioning_service";

    private static final String IMAGE = "postgres:18-alpine";
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** The one that all server tests of a run share; they keep apart by their accounts. */
    public static TestDatabase shared() {
        return Shared.INSTANCE;
    }

    /** An empty one, for what is about the database as a whole. */
    public static TestDatabase fresh() {
        String name = "t%d_%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
        TestDatabase server = Server.INSTANCE;
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, SERVICE));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new TestDatabase(server.url.replaceFirst("(//[^/]+/)[^?]+", "$1" + name), SERVICE, SERVICE);
    }

    /** The same database, for its administrator: a superuser, whom no policy binds. */
    public TestDatabase administrator() {
        return new TestDatabase(url, Server.INSTANCE.user, Server.INSTANCE.password);
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** From here on the running transaction of this client acts for the account. */
    public static void act(JdbcClient client, String accountId) {
        client.sql("SELECT set_config('provisioning.account', ?, true)")
                .param(accountId)
                .query(String.class)
                .single();
    }

    /** As arguments of a start, before others. */
    public String[] arguments(String... others) {
        return Stream.concat(
                        Stream.of(
                                "--spring.datasource.url=" + url,
                                "--spring.datasource.username=" + user,
                                "--spring.datasource.password=" + password),
                        Stream.of(others))
                .toArray(String[]::new);
    }

    /** Points a Spring context to the shared database, or to one {@link #OF_ITS_OWN}. */
    public static class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = context.getEnvironment().containsProperty("test.database") ? fresh() : shared();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url,
                            "spring.datasource.username=" + database.user,
                            "spring.datasource.password=" + database.password)
                    .applyTo(context);
        }
    }

    private static final class Shared {
        static final TestDatabase INSTANCE = fresh();
    }

    private static final class Server {
        static final TestDatabase INSTANCE = withService(start());

        /** Roles are the whole server's; another run may make it at the same time. */
        private static TestDatabase withService(TestDatabase server) {
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("""
                        DO $$ BEGIN
                            CREATE ROLE {role} LOGIN PASSWORD '{role}';
                        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
                        END $$""".replace("{role}", SERVICE));
                return server;
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private static TestDatabase start() {
            String given = System.getenv("TEST_DATABASE_URL");
            if (given != null && !given.isBlank()) {
                System.out.println("Tests run on the PostgreSQL of TEST_DATABASE_URL");
                return new TestDatabase(
                        given,
                        System.getenv().getOrDefault("TEST_DATABASE_USER", "postgres"),
                        System.getenv().getOrDefault("TEST_DATABASE_PASSWORD", ""));
            }
            TestDatabase container = inContainer();
            if (container != null) {
                System.out.println("Tests run on Testcontainers, " + IMAGE);
                return container;
            }
            System.out.println("Tests run on the embedded PostgreSQL: no container engine has " + IMAGE);
            return embedded();
        }

        private static @Nullable TestDatabase inContainer() {
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return null;
            }
            try {
                @SuppressWarnings("resource") // lives as long as the run
                PostgreSQLContainer container =
                        new PostgreSQLContainer(IMAGE).withCommand("postgres", "-c", "max_connections=300");
                container.start();
                return new TestDatabase(container.getJdbcUrl(), container.getUsername(), container.getPassword());
            } catch (RuntimeException withoutImage) {
                System.out.println("A container engine answers, but " + IMAGE + " does not start: " + withoutImage);
                return null;
            }
        }

        private static TestDatabase embedded() {
            try {
                @SuppressWarnings("resource") // stopped by its own shutdown hook
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
                return new TestDatabase(
                        "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "postgres");
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
