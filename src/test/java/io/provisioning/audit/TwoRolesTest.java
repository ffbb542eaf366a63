package io.provisioning.audit;

import static org.assertj.core.api.BDDAssertions.catchThrowable;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One role owns the tables and one serves, with the grants of docs/accounts.md and no others. Neither is a superuser. */
class TwoRolesTest {

    private static final Path DOCUMENT = Path.of("docs/accounts.md");
    private static final String PASSWORD = "choose one";
    private static final String OPERATOR = "the-operator-of-two-roles-0123456789";

    @TempDir
    static Path folder;

    static TestDatabase superuser;
    static TestDatabase owner;
    static TestDatabase service;
    static ServerProcess server;

    @BeforeAll
    static void givenAServiceThatDoesNotOwnItsTables() throws SQLException, IOException {
        superuser = TestDatabase.fresh().administrator();
        String name = superuser.url().replaceFirst(".*/([^?]+).*", "$1");
        owner = new TestDatabase(superuser.url(), "owner_" + name, PASSWORD);
        service = new TestDatabase(superuser.url(), "service_" + name, PASSWORD);
        execute(superuser, "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(owner.user(), PASSWORD));
        execute(superuser, "ALTER DATABASE %s OWNER TO %s".formatted(name, owner.user()));
        try (var first = ServerProcess.start(folder, owner.arguments())) {
            first.awaitReady();
        }
        String grants = Files.readString(DOCUMENT).replaceFirst("(?s).*```sql\n(CREATE ROLE service .*?)```.*", "$1");
        execute(superuser, grants.replaceAll("\\bservice\\b", service.user()));
        server = ServerProcess.start(
                        folder,
                        service.arguments(
                                "--spring.flyway.user=" + owner.user(),
                                "--spring.flyway.password=" + PASSWORD,
                                "--provisioning.operator-key=" + OPERATOR,
                                "--provisioning.bootstrap.account-id=acme",
                                "--provisioning.bootstrap.api-key=acme-key",
                                "--provisioning.rate-limit.enabled=false"))
                .awaitReady();
    }

    /** Roles are the whole server's, and may not be this run's alone. */
    @AfterAll
    static void leave() throws SQLException {
        if (server != null) {
            server.close();
        }
        for (TestDatabase role : new TestDatabase[] {service, owner}) {
            execute(superuser, """
                    DO $$ BEGIN
                        IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
                            REASSIGN OWNED BY {role} TO CURRENT_USER;
                            DROP OWNED BY {role};
                            DROP ROLE {role};
                        END IF;
                    END $$""".replace("{role}", role.user()));
        }
    }

    @Test
    void shouldServeEverything() {
        Api acme = server.api("acme", "acme-key");
        Api operator = server.api("operator", OPERATOR);
        String link = """
                {"resourceType":"NUMBER","channel":"SMS","resourceId":"447700900123","applicationId":"a","entityId":"e"}""";
        Stream.of(
                        acme.post("/applications", "{\"applicationId\":\"a\"}"),
                        acme.post("/entities", "{\"entityId\":\"e\"}"),
                        acme.put("/entities/e", "{\"entityName\":\"E\"}"),
                        acme.post("/associations", link),
                        acme.send("DELETE", "/associations", link),
                        acme.post("/associations", link),
                        acme.delete("/applications/a"),
                        acme.get("/associations"),
                        operator.post("//settings/1/accounts", "{\"key\":\"other\",\"name\":\"Other\"}"),
                        operator.put("//settings/1/accounts/other", "{\"enabled\":false}"),
                        operator.post("//settings/2/api-keys", """
                                {"accountId":"other","name":"n","platform":[{"applicationId":"p","entityId":"q"}]}"""),
                        operator.get("//settings/1/audit-logs?accountId=other"))
                .forEach(answer -> then(answer.status()).as(answer.body()).isBetween(200, 299));
        then(operator.get("//settings/1/audit-logs").json().get("auditLogs")).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_log SET actor = 'nobody'",
                "DELETE FROM audit_log",
                "TRUNCATE audit_log",
                "GRANT ALL ON audit_log TO CURRENT_USER; DELETE FROM audit_log",
                "ALTER TABLE audit_log DISABLE TRIGGER ALL",
                "DROP TABLE audit_log",
                "SET ROLE %s"
            })
    void shouldLetTheServiceOnlyAddAndRead(String attempt) {
        then(catchThrowable(() -> execute(service, attempt.formatted(owner.user()))))
                .hasMessageFindingMatch("permission denied|must be owner of table audit_log");
    }

    @ParameterizedTest
    @MethodSource("io.provisioning.audit.AppendOnlyTest#attempts")
    void shouldRefuseTheOwnerWithAndWithoutTheRight(String attempt) {
        for (String first : new String[] {"", "GRANT ALL ON audit_log TO CURRENT_USER;"}) {
            then(catchThrowable(() -> execute(owner, first + attempt)))
                    .as(first)
                    .hasMessageFindingMatch("permission denied|the audit log is only added to");
        }
    }

    private static void execute(TestDatabase as, String sql) throws SQLException {
        try (var connection = as.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
