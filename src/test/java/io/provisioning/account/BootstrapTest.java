package io.provisioning.account;

import static io.provisioning.testing.Refusals.thenRefused;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One database, on which several instances have started at once when the first of these begins. */
class BootstrapTest {

    private static final String ACCOUNT = "--provisioning.bootstrap.account-id=";
    private static final String KEY = "--provisioning.bootstrap.api-key=";

    @TempDir
    static Path folder;

    static TestDatabase database;
    static List<Integer> statuses;
    static List<Integer> readiness;

    @BeforeAll
    static void givenFourInstancesThatStartedAtOnceOnAnEmptyDatabase() {
        database = TestDatabase.fresh();
        var servers = new ArrayList<ServerProcess>();
        try {
            for (int i = 0; i < 4; i++) {
                servers.add(ServerProcess.start(folder, database.arguments(ACCOUNT + "acme", KEY + "acme-key")));
            }
            servers.forEach(ServerProcess::awaitReady);
            statuses = servers.stream()
                    .map(server -> server.api("acme", "acme-key")
                            .get("/applications/default")
                            .status())
                    .toList();
            readiness = servers.stream()
                    .map(server -> new Api(server.managementPort(), "", "")
                            .get("//actuator/health/readiness")
                            .status())
                    .toList();
        } finally {
            servers.forEach(ServerProcess::close);
        }
    }

    @Test
    void shouldMakeTheMissingAccountOnceAndServeItEverywhere() throws SQLException {
        then(statuses).containsExactly(200, 200, 200, 200);
        then(column("SELECT account_id FROM account")).containsExactly("acme");
        then(column("SELECT account_id FROM api_key")).containsExactly("acme");
        then(column("SELECT application_id FROM application")).containsExactly("default");
    }

    @Test
    void shouldMakeEachPartOfTheSchemaOnce() throws SQLException {
        then(readiness).containsExactly(200, 200, 200, 200);
        then(column("SELECT version FROM flyway_schema_history WHERE success"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
        then(column("SELECT version FROM flyway_schema_history WHERE NOT success"))
                .isEmpty();
    }

    @Test
    void shouldWriteDownOnceThatTheStartMadeThem() throws SQLException {
        then(column(
                        "SELECT concat_ws(' ', actor, action, subject_type, address, request_id) FROM audit_log ORDER BY audit_id"))
                .containsExactly(
                        "start-up CREATED ACCOUNT", "start-up CREATED APPLICATION", "start-up CREATED API_KEY");
    }

    @Test
    void shouldKeepOnlyTheHashOfTheKey() throws SQLException {
        then(column("SELECT encode(key_hash, 'escape') || name FROM api_key"))
                .singleElement()
                .asString()
                .doesNotContain("acme-key");
    }

    @Test
    void shouldRefuseTheKeyOfAnotherAccountAndMakeNothing() throws SQLException {
        // When
        try (var server = ServerProcess.start(folder, database.arguments(ACCOUNT + "other", KEY + "acme-key"))) {

            // Then
            thenRefused(server, "The API key that was given for account other belongs to another account.");
            then(server.output()).doesNotContain("acme-key");
        }
        then(column("SELECT account_id FROM account")).containsExactly("acme");
    }

    private static List<String> column(String sql) throws SQLException {
        try (var connection = database.administrator().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            Stream.Builder<String> values = Stream.builder();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values.build().toList();
        }
    }
}
