package io.provisioning.durability;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.provisioning.testing.Api;
import io.provisioning.testing.InstalledPostgres;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The service and its PostgreSQL, a process of its own each, of which either may be killed and started again. */
final class Site implements AutoCloseable {

    private static final String OPERATOR = "the-operator-of-crashes-0123456789";

    private final Path folder;
    private final InstalledPostgres postgres = InstalledPostgres.durable();
    private final TestDatabase database = postgres.create("provisioning");
    private final JdbcClient tables;
    private int starts;
    private @Nullable ServerProcess server;

    Site(Path folder) {
        this.folder = folder;
        TestDatabase administrator = postgres.administrator("provisioning");
        tables = JdbcClient.create(
                new DriverManagerDataSource(administrator.url(), administrator.user(), administrator.password()));
    }

    void start() {
        server = serviceOfItsOwnName();
        server().awaitReady();
    }

    JdbcClient tables() {
        return tables;
    }

    Api api(String account, String key) {
        return server().api(account, key);
    }

    Api operator() {
        return server().api("operator", OPERATOR);
    }

    void killService() {
        server().kill();
    }

    /** What the dead one had sent already, its sessions may still finish. */
    void restartService() {
        String dead = name();
        server().close();
        starts++;
        server = serviceOfItsOwnName();
        Awaitility.await("the end of the sessions of " + dead)
                .atMost(5, MINUTES)
                .until(() -> tables.sql("SELECT pid FROM pg_stat_activity WHERE application_name = ?")
                        .param(dead)
                        .query()
                        .listOfRows()
                        .isEmpty());
        server().awaitReady();
    }

    void killPostgres() {
        postgres.kill();
    }

    /** The service is not told: it finds its way back. */
    void restartPostgres() {
        postgres.start();
        Api management = new Api(server().managementPort(), "", "");
        Awaitility.await("readiness")
                .atMost(5, MINUTES)
                .until(() -> management.get("//actuator/health/readiness").status() == 200);
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
        } finally {
            postgres.close();
        }
    }

    private ServerProcess server() {
        return Objects.requireNonNull(server);
    }

    private ServerProcess serviceOfItsOwnName() {
        return ServerProcess.start(
                folder,
                new TestDatabase(database.url() + "?ApplicationName=" + name(), database.user(), database.password())
                        .arguments(
                                "--provisioning.operator-key=" + OPERATOR, "--provisioning.rate-limit.enabled=false"));
    }

    private String name() {
        return "service-" + starts;
    }
}
