package io.provisioning.durability;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.DocumentedBackup;
import io.provisioning.testing.InstalledPostgres;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** The commands of {@code docs/operations.md} bring everything back on an empty server; nothing else is needed. */
class BackupTest {

    private static final String OPERATOR = "the-operator-of-backups-0123456789";
    private static final String FEED = "//billing/1/changes?limit=3&after=";
    private static final String TRAIL = "//settings/1/audit-logs";
    private static final String LINK = """
            {"resourceType":"NUMBER","channel":"SMS","resourceId":"44770090%d","applicationId":"%s","entityId":%s}""";

    @TempDir
    private Path folder;

    private Map<String, List<String>> everything = Map.of();
    private String key = "";
    private String cursor = "";
    private String unread = "";
    private String trail = "";

    @Test
    void shouldBringEverythingBack() throws Exception {
        var backup = new DocumentedBackup(folder);
        try (var lost = new InstalledPostgres();
                var empty = new InstalledPostgres()) {
            // Given
            TestDatabase database = lost.create("provisioning");
            addReader(lost);
            try (var server = start(database.arguments())) {
                liveFor(server);
            }
            everything = everythingOn(lost);
            then(everything.values()).noneMatch(List::isEmpty);

            // When
            backup.dump(lost);
            backup.restore(empty);

            // Then
            then(everythingOn(empty)).isEqualTo(everything);
            then(rowsSeenBy("dashboards", empty))
                    .isEqualTo(rowsSeenBy("dashboards", lost))
                    .isPositive();
            lost.kill();
            try (var server = start(backup.arguments(empty))) {
                thenGoesOn(server);
            }
        }
    }

    /** As docs/isolation.md has it. */
    @Test
    void shouldDumpEverythingAsTheMaintenanceRoleAndNothingAsTheServices() throws Exception {
        try (var postgres = new InstalledPostgres()) {
            // Given
            try (var server = start(postgres.create("provisioning").arguments())) {
                liveFor(server);
            }
            execute(postgres, "docs/isolation.md", "CREATE ROLE provisioning_maintenance .*?");

            // When, then
            then(dump(postgres, "provisioning_maintenance"))
                    .isEqualTo(dump(postgres, "postgres"))
                    .contains("sales", "PostgreSQL database dump complete");
            then(dump(postgres, "provisioning"))
                    .contains("row-level security")
                    .doesNotContain("PostgreSQL database dump complete");
        }
    }

    private static String dump(InstalledPostgres postgres, String role) throws IOException {
        var dump = new ProcessBuilder(
                postgres.programs() + "/pg_dump",
                "--host=127.0.0.1",
                "--port=" + postgres.port(),
                "--username=" + role,
                "provisioning");
        String said = new String(
                dump.redirectErrorStream(true).start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // Of a secret that is another one each time.
        return said.replaceAll("(?m)^.(un)?restrict .*$", "");
    }

    /** As docs/sql.md has it. */
    private static void addReader(InstalledPostgres postgres) throws IOException, SQLException {
        execute(postgres, "docs/sql.md", "CREATE ROLE billing_reader .*?");
        execute(postgres, "docs/sql.md", "CREATE ROLE dashboards .*?");
    }

    private static void execute(InstalledPostgres postgres, String document, String words)
            throws IOException, SQLException {
        try (var connection = postgres.administrator("provisioning").connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    Files.readString(Path.of(document)).replaceFirst("(?s).*```sql\n(%s)```.*".formatted(words), "$1"));
        }
    }

    private void liveFor(ServerProcess server) {
        Api operator = server.api("operator", OPERATOR);
        then(operator.post("//settings/1/accounts", "{\"key\":\"acme\",\"name\":\"Acme\"}")
                        .status())
                .isEqualTo(201);
        key = operator.post("//settings/2/api-keys", "{\"accountId\":\"acme\",\"name\":\"n\"}")
                .json()
                .get("apiKeySecret")
                .asString();
        Api acme = server.api("acme", key);
        Stream.of(
                        acme.post("/applications", "{\"applicationId\":\"shop\"}"),
                        acme.post("/entities", "{\"entityId\":\"sales\",\"entityName\":\"Sales\"}"),
                        acme.post("/associations", LINK.formatted(1, "shop", "\"sales\"")),
                        acme.post("/associations", LINK.formatted(2, "shop", "null")),
                        acme.post("/associations", LINK.formatted(2, "default", "null")),
                        acme.post("/associations", LINK.formatted(3, "default", "\"sales\"")),
                        acme.put("/entities/sales", "{\"entityName\":\"Everybody\"}"),
                        acme.delete("/associations", LINK.formatted(3, "default", "\"sales\"")),
                        acme.delete("/applications/shop"),
                        acme.post("/associations", LINK.formatted(3, "default", "\"sales\"")))
                .forEach(answer -> then(answer.status()).as(answer.body()).isBetween(200, 299));
        Api.Answer page = operator.get("//billing/1/changes?limit=3");
        then(page.json()).hasSize(3);
        cursor = page.header("Next-Cursor");
        unread = String.join("\n", unread(operator));
        trail = operator.get(TRAIL).body();
    }

    private void thenGoesOn(ServerProcess server) {
        Api operator = server.api("operator", OPERATOR);
        Api acme = server.api("acme", key);
        then(acme.get("/associations").json().get("results")).hasSize(3);
        then(operator.get(TRAIL).body()).isEqualTo(trail);
        then(String.join("\n", unread(operator))).isEqualTo(unread);

        then(acme.post("/associations", LINK.formatted(4, "default", "null")).status())
                .isEqualTo(201);
        then(unread(operator)).hasSize(unread.split("\n").length + 1);
        then(acme.delete("/entities/sales").status()).isEqualTo(200);
    }

    /** What comes after the cursor. */
    private List<String> unread(Api operator) {
        List<String> events = new ArrayList<>();
        String asked;
        String next = cursor;
        do {
            asked = next;
            Api.Answer page = operator.get(FEED + asked);
            then(page.status()).as(page.body()).isEqualTo(200);
            page.json().valueStream().map(JsonNode::toString).forEach(events::add);
            next = page.header("Next-Cursor");
        } while (!asked.equals(next));
        return events;
    }

    /** Every row of every table, and where each sequence stands. */
    private static Map<String, List<String>> everythingOn(InstalledPostgres postgres) {
        JdbcClient database = client(postgres.administrator("provisioning"));
        Map<String, List<String>> everything = new TreeMap<>();
        List<String> tables = database.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list();
        for (String table : tables) {
            everything.put(table, texts(database, "SELECT t::text FROM %s t ORDER BY 1".formatted(table)));
        }
        everything.put("sequences", texts(database, "SELECT s::text FROM pg_sequences s ORDER BY 1"));
        return everything;
    }

    private static List<String> texts(JdbcClient database, String sql) {
        return database.sql(sql).query(String.class).list();
    }

    private static int rowsSeenBy(String role, InstalledPostgres postgres) {
        TestDatabase database = postgres.administrator("provisioning");
        return client(new TestDatabase(database.url(), role, "choose one"))
                .sql("SELECT count(*) FROM billing_api.attribution")
                .query(Integer.class)
                .single();
    }

    private static JdbcClient client(TestDatabase database) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }

    private ServerProcess start(String... arguments) {
        String[] all = Stream.concat(
                        Arrays.stream(arguments),
                        Stream.of("--provisioning.operator-key=" + OPERATOR, "--provisioning.rate-limit.enabled=false"))
                .toArray(String[]::new);
        return ServerProcess.start(folder, all).awaitReady();
    }
}
