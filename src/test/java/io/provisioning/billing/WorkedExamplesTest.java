package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Requirement;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The worked examples of {@code docs/billing.md}, run as they stand there, answer what stands there. */
@ServerTest
class WorkedExamplesTest {

    private static final Path CURL = Path.of("/usr/bin/curl");
    private static final Pattern BLOCK = Pattern.compile("```(bash|sql|text|json)\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern SPLIT = Pattern.compile("CREATE VIEW cost_of_owner .*?;", Pattern.DOTALL);

    /** What no two runs have in common. */
    private static final Pattern VARYING = Pattern.compile("(?<=\"associationId\":)\\d+|(?<=\"watermark\":\")[^\"]+");

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @TempDir
    private Path folder;

    private String account;
    private String split;
    private List<String> answer = List.of();
    private int compared;

    @Test
    void shouldAnswerWhatStandsThere() throws Exception {
        // Given
        Requirement.orSkip(Files.isExecutable(CURL), CURL.toString());
        account = accounts.create().accountId();
        makeUpTheStory();
        String document = Files.readString(Path.of("docs/billing.md"));
        split = BLOCK.matcher(document)
                .results()
                .map(block -> block.group(2))
                .filter(block -> SPLIT.matcher(block).matches())
                .findAny()
                .orElseThrow();

        try (Connection connection = TestDatabase.shared().administrator().connect();
                Statement session = connection.createStatement()) {
            String schema = "\"%s\"".formatted(account);
            session.execute("CREATE SCHEMA %s; SET search_path = %s".formatted(schema, schema));
            try {
                Matcher block = BLOCK.matcher(document.substring(document.indexOf("## Worked examples")));
                while (block.find()) {
                    // When and then
                    run(block.group(1), block.group(2).replaceAll("\\bacme\\b", account), session);
                }
            } finally {
                session.execute("DROP SCHEMA %s CASCADE".formatted(schema));
            }
        }
        then(compared).isEqualTo(5);
    }

    private void run(String kind, String block, Statement session) throws Exception {
        switch (kind) {
            case "bash" -> answer = List.of(bash(block));
            case "sql" -> answer = sql(block, session);
            case "text" -> {
                then(answer).containsExactlyElementsOf(rowsOf(block));
                compared++;
            }
            default -> {
                then(comparable(answer.get(0))).isEqualTo(comparable(block));
                compared++;
            }
        }
    }

    private String bash(String command) throws IOException, InterruptedException {
        Process curl = new ProcessBuilder(
                        "bash",
                        "-c",
                        command.replace("127.0.0.1:8080", "127.0.0.1:" + accounts.port())
                                .replace("operator-key", TestAccounts.OPERATOR_KEY))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        then(curl.waitFor()).as(output).isZero();
        return output;
    }

    /** Returns the rows that the last statement answered. */
    private List<String> sql(String block, Statement session) throws SQLException, IOException {
        if (block.contains("cost_of_owner")) {
            session.execute(split);
        }
        List<String> rows = List.of();
        var statement = new StringBuilder();
        for (String line : block.lines().toList()) {
            if (line.startsWith("\\copy ")) {
                copy(line, session);
                continue;
            }
            statement.append(line).append('\n');
            if (line.endsWith(";")) {
                rows = session.execute(statement.toString()) ? rows(session.getResultSet()) : List.of();
                statement.setLength(0);
            }
        }
        then(statement).as("ends with a semicolon").isEmpty();
        return rows;
    }

    /** As psql does it: the file is the client's. */
    private void copy(String line, Statement session) throws SQLException, IOException {
        Matcher file = Pattern.compile("'(.*?)'").matcher(line);
        then(file.find()).isTrue();
        try (BufferedReader reader = Files.newBufferedReader(folder.resolve(file.group(1)))) {
            session.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(line.substring(1).replace(file.group(), "STDIN"), reader);
        }
    }

    /** As psql shows them, the heading first. */
    private static List<String> rows(ResultSet result) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        List<String> rows = new ArrayList<>();
        var heading = new ArrayList<String>();
        for (int i = 1; i <= columns; i++) {
            heading.add(result.getMetaData().getColumnLabel(i));
        }
        rows.add(String.join("|", heading));
        while (result.next()) {
            var cells = new ArrayList<String>();
            for (int i = 1; i <= columns; i++) {
                String cell = result.getString(i);
                cells.add(cell == null ? "" : cell);
            }
            rows.add(String.join("|", cells));
        }
        return rows;
    }

    private static List<String> rowsOf(String shown) {
        return shown.lines()
                .filter(line -> !line.startsWith("-"))
                .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).collect(Collectors.joining("|")))
                .toList();
    }

    private static String comparable(String json) {
        return VARYING.matcher(JsonMapper.shared().readTree(json).toString()).replaceAll("…");
    }

    /** The history of a month that has passed, straight into the tables. */
    private void makeUpTheStory() {
        database.sql("""
                        WITH linking AS (
                            INSERT INTO change (account_id, at, cause, actor, request_id)
                            VALUES (:a, '2026-02-10T08:00Z', 'ASSOCIATION_CREATED', 'operator', 'ticket-4700')
                            RETURNING change_id, at),
                        deletion AS (
                            INSERT INTO change (account_id, at, cause, actor, request_id)
                            VALUES (:a, '2026-03-16T09:30Z', 'ENTITY_DELETED', 'operator', 'ticket-4711')
                            RETURNING change_id, at),
                        shop AS (
                            INSERT INTO application_period (account_id, application_no, application_id, name, valid_from, opened_change)
                            SELECT :a, nextval(pg_get_serial_sequence('application', 'application_no')), 'shop', 'Web shop',
                                   at, change_id
                            FROM linking RETURNING application_no),
                        entities AS (
                            INSERT INTO entity_period (account_id, entity_no, entity_id, name, valid_from, valid_to, opened_change,
                                                       closed_change)
                            SELECT :a, nextval(pg_get_serial_sequence('entity', 'entity_no')), entity, initcap(entity),
                                   linking.at, CASE WHEN entity = 'sales' THEN deletion.at END,
                                   linking.change_id, CASE WHEN entity = 'sales' THEN deletion.change_id END
                            FROM linking, deletion, (VALUES ('sales'), ('support')) AS e(entity) RETURNING entity_no, entity_id)
                        INSERT INTO association_period
                            (account_id, association_id, resource_type, channel, resource_id, application_no, entity_no, tuple,
                             valid_from, valid_to, opened_change, closed_change, opening, closing, merged)
                        SELECT :a, nextval(pg_get_serial_sequence('association', 'association_id')), type, 'SMS', resource,
                               CASE WHEN entity IS NULL THEN application.application_no ELSE shop.application_no END,
                               (SELECT entity_no FROM entities WHERE entity_id = entity), gen_random_uuid(),
                               CASE WHEN entity IS NULL THEN deletion.at ELSE linking.at END,
                               CASE WHEN entity = 'sales' THEN deletion.at END,
                               CASE WHEN entity IS NULL THEN deletion.change_id ELSE linking.change_id END,
                               CASE WHEN entity = 'sales' THEN deletion.change_id END,
                               CASE WHEN entity IS NULL THEN 'RESET' ELSE 'CREATED' END,
                               CASE WHEN entity = 'sales' THEN 'ENTITY_DELETED' END, CASE WHEN entity = 'sales' THEN false END
                        FROM (VALUES ('NUMBER', '447700900123', 'sales'), ('NUMBER', '447700900123', NULL),
                                     ('ALPHA', 'Acme', 'sales'), ('ALPHA', 'Acme', 'support'), ('ALPHA', 'Acme', NULL))
                                AS p(type, resource, entity),
                             linking, deletion, shop, application
                        WHERE application.account_id = :a AND application.application_id = 'default'""").param("a", account).update();
    }
}
