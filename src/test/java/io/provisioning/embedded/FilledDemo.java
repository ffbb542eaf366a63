package io.provisioning.embedded;

import io.provisioning.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;

/**
 * A database as its administrator would make it, of a role that may make no roles, with the made-up month in it and a
 * reader, by the words of {@code docs/sql.md}.
 *
 * @param owner the service
 * @param reader may read what the document lets it
 * @param madeAt when the month was made, by the database's clock: it lies before that day
 */
public record FilledDemo(TestDatabase owner, TestDatabase reader, Instant madeAt) {

    private static final Pattern GRANTS =
            Pattern.compile("```sql\n(CREATE ROLE (?:billing_reader|dashboards).*?)```", Pattern.DOTALL);

    /** One for all tests of a run; nobody changes it. */
    public static FilledDemo shared() {
        return Shared.INSTANCE;
    }

    /** The documented SQL, for roles of these names. */
    private static List<String> grants(String service, String group, String reader) throws IOException {
        List<String> statements = new ArrayList<>();
        GRANTS.matcher(Files.readString(Path.of("docs/sql.md")))
                .results()
                .map(block -> block.group(1)
                        .replace("FOR ROLE provisioning", "FOR ROLE " + service)
                        .replace("AUTHORIZATION provisioning", "AUTHORIZATION " + service)
                        .replace("billing_reader", group)
                        .replace("ROLE dashboards", "ROLE " + reader))
                .forEach(statements::add);
        return statements;
    }

    private static FilledDemo make() throws SQLException, IOException {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        TestDatabase administrator = TestDatabase.fresh().administrator();
        TestDatabase service = new TestDatabase(administrator.url(), "service_" + mark, "choose one");
        TestDatabase reader = new TestDatabase(administrator.url(), "reader_" + mark, "choose one");
        try (Connection connection = administrator.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + service.user() + " LOGIN PASSWORD 'choose one'");
            statement.execute("ALTER DATABASE " + connection.getCatalog() + " OWNER TO " + service.user());
            Flyway.configure()
                    .dataSource(service.url(), service.user(), service.password())
                    .load()
                    .migrate();
            for (String grants : grants(service.user(), "readers_" + mark, reader.user())) {
                statement.execute(grants);
            }
            statement.execute("INSERT INTO account (account_id, name) VALUES ('demo', 'demo')");
            statement.execute("INSERT INTO api_key (account_id, name, key_hash, scopes)"
                    + " VALUES ('demo', 'first key', sha256('demo-key'), '{}')");
        }
        try (Connection connection = service.connect();
                Statement statement = connection.createStatement()) {
            // One transaction has one now().
            connection.setAutoCommit(false);
            Instant now = now(statement);
            DemoMonth.write(connection, day -> {});
            return new FilledDemo(service, reader, now);
        }
    }

    private static Instant now(Statement statement) throws SQLException {
        try (ResultSet now = statement.executeQuery("SELECT now()")) {
            now.next();
            return now.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    private static final class Shared {
        static final FilledDemo INSTANCE = open();

        private static FilledDemo open() {
            try {
                return make();
            } catch (SQLException | IOException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
