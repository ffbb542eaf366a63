package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** The limits that the service comes with, on its connections and on those of its migrations. */
class LimitsTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final ExecutorService thread = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    @Test
    void shouldBeOnEveryConnectionOfThePool() {
        withSettings().run(checking(context -> {
            try (Connection connection = context.getBean(DataSource.class).getConnection()) {
                then(show(connection, "statement_timeout")).isEqualTo("10s");
                then(show(connection, "lock_timeout")).isEqualTo("1s");
                then(show(connection, "transaction_isolation")).isEqualTo("read committed");
                then(connection.getNetworkTimeout()).isEqualTo(seconds(12));
            }
        }));
    }

    @Test
    void shouldLetMigrationsTakeTheirTimeAndOtherwiseConnectAsThePoolDoes() {
        withSettings(
                        "spring.datasource.hikari.data-source-properties.ApplicationName=ours",
                        "spring.datasource.hikari.schema=pg_catalog")
                .run(checking(context -> {
                    FluentConfiguration flyway = migrations(context, "SET work_mem = '5MB'");
                    try (Connection connection = flyway.getDataSource().getConnection()) {
                        connection.createStatement().execute(flyway.getInitSql());
                        then(connection.getNetworkTimeout()).isZero();
                        then(show(connection, "statement_timeout")).isEqualTo("0");
                        then(show(connection, "lock_timeout")).isEqualTo("1s");
                        then(show(connection, "work_mem")).isEqualTo("5MB");
                        then(show(connection, "application_name")).isEqualTo("ours");
                        then(connection.getSchema()).isEqualTo("pg_catalog");
                    }
                }));
    }

    @Test
    void shouldHoldMigrationsOfAnotherRoleToTheSame() {
        TestDatabase owner = database.administrator();
        withSettings("spring.datasource.hikari.data-source-properties.ApplicationName=ours")
                .run(checking(context -> {
                    var flyway = Flyway.configure()
                            .dataSource(new SimpleDriverDataSource(
                                    new Driver(), owner.url(), owner.user(), owner.password()));
                    context.getBean(FlywayConfigurationCustomizer.class).customize(flyway);
                    try (Connection connection = flyway.getDataSource().getConnection()) {
                        connection.createStatement().execute(flyway.getInitSql());
                        then(connection.getMetaData().getUserName()).isEqualTo(owner.user());
                        then(connection.getNetworkTimeout()).isZero();
                        then(show(connection, "lock_timeout")).isEqualTo("1s");
                        then(show(connection, "application_name")).isEqualTo("ours");
                    }
                }));
    }

    @Test
    void shouldNotMigrateOnAServerThatTakesConnectionsAndSaysNothing() throws IOException {
        try (var frozen = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            withSettings(
                            "spring.datasource.url=jdbc:postgresql://127.0.0.1:%d/frozen"
                                    .formatted(frozen.getLocalPort()),
                            "spring.datasource.hikari.data-source-properties.socketTimeout=1")
                    .run(checking(context -> {
                        DataSource migrations = migrations(context, "").getDataSource();
                        Future<Connection> connection = thread.submit(() -> migrations.getConnection());
                        then(connection)
                                .failsWithin(Duration.ofMinutes(1))
                                .withThrowableThat()
                                .withCauseInstanceOf(SQLException.class);
                    }));
        }
    }

    private ApplicationContextRunner withSettings(String... settings) {
        return new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
                .withUserConfiguration(DatabaseConfiguration.class)
                .withPropertyValues(
                        "spring.datasource.url=" + database.url(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password())
                .withPropertyValues(settings);
    }

    private static FluentConfiguration migrations(AssertableApplicationContext context, String initSql) {
        var flyway =
                Flyway.configure().dataSource(context.getBean(DataSource.class)).initSql(initSql);
        context.getBean(FlywayConfigurationCustomizer.class).customize(flyway);
        return flyway;
    }

    /** A failure of the start is the test's. */
    private static ContextConsumer<AssertableApplicationContext> checking(
            ContextConsumer<AssertableApplicationContext> check) {
        return context -> {
            then(context).hasNotFailed();
            check.accept(context);
        };
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static int seconds(int seconds) {
        return Math.toIntExact(Duration.ofSeconds(seconds).toMillis());
    }
}
