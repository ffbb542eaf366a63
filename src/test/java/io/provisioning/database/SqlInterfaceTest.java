package io.provisioning.database;

import static org.assertj.core.api.BDDAssertions.catchThrowable;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.embedded.FilledDemo;
import io.provisioning.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code billing_api} is what {@code docs/sql.md} says, and no more of the database can be seen through it. */
class SqlInterfaceTest {

    private static final Path DOCUMENT = Path.of("docs/sql.md");

    /** A heading with the name of a view, or a row of its table. */
    private static final Pattern VIEWS = Pattern.compile("(?m)^(?:### .*|\\| `.*)$");

    private static final Pattern BLOCKS = Pattern.compile("```sql\n(SELECT.*?);\n```", Pattern.DOTALL);

    private final JdbcClient owner = client(FilledDemo.shared().owner());
    private final JdbcClient administrator = client(FilledDemo.shared().owner().administrator());
    private final JdbcClient reader = client(FilledDemo.shared().reader());

    @Test
    void shouldHaveTheDocumentedViewsAndColumns() throws IOException {
        // Given
        List<String> documented = VIEWS.matcher(Files.readString(DOCUMENT))
                .results()
                .map(match -> match.group())
                .toList();

        // When
        List<String> there = reader.sql("""
                        SELECT line FROM (
                            SELECT oid, 0 AS n, '### ' || relname AS line FROM pg_class
                            WHERE relnamespace = 'billing_api'::regnamespace
                            UNION ALL
                            SELECT c.oid, attnum, format('| `%s` | %s | %s |', attname, format_type(atttypid, atttypmod), col_description(c.oid, attnum))
                            FROM pg_class c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0
                            WHERE relnamespace = 'billing_api'::regnamespace) AS lines
                        ORDER BY oid, n""").query(String.class).list();

        // Then
        then(there).hasSizeGreaterThan(30).containsExactlyElementsOf(documented);
    }

    @Test
    void shouldDocumentEveryFunction() throws IOException {
        String document = Files.readString(DOCUMENT);

        then(reader.sql("SELECT proname FROM pg_proc WHERE pronamespace = 'billing_api'::regnamespace")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(function -> document.contains("`billing_api." + function + "("));
    }

    @Test
    void shouldGiveComposeTheSameReader() throws IOException {
        // Given
        String document = Files.readString(DOCUMENT);
        String block = document.substring(document.indexOf("CREATE ROLE billing_reader"));

        // Then
        then(Files.readString(Path.of("containers/database/readers.sql")))
                .contains(block.substring(0, block.indexOf("```")));
    }

    @Test
    void shouldAnswerTheDocumentedQuestions() throws IOException {
        // Given
        List<String> questions = BLOCKS.matcher(Files.readString(DOCUMENT))
                .results()
                .map(match -> match.group(1))
                .toList();
        String traffic = """
                WITH traffic AS (SELECT account_id, resource_type, resource_id AS sender, channel, valid_from AS sent_at
                                 FROM billing_api.attribution)\s""";

        // Then
        then(questions)
                .hasSize(4)
                .allSatisfy(question -> then(reader.sql((question.contains("FROM traffic") ? traffic : "")
                                        + question.replace("'acme'", "'demo-retail'")
                                                .replace("'2026-03-01 00:00Z'", "now()"))
                                .query()
                                .listOfRows())
                        .isNotEmpty());
    }

    @Test
    void shouldGiveWhatStoodAtAnInstantWithTheNamesOfThatInstant() {
        // Given the last change of a name
        String renamed =
                "FROM application_period WHERE previous_valid_to = valid_from ORDER BY valid_from DESC LIMIT 1";

        // Then
        String names = """
                SELECT DISTINCT application_name FROM billing_api.attribution_at(
                    (SELECT valid_from %s) - interval '%s')
                WHERE (account_id, application_id) = (SELECT account_id, application_id %s)""";
        String then = owner.sql(names.formatted(renamed, "0", renamed))
                .query(String.class)
                .single();
        String before = owner.sql(names.formatted(renamed, "1 microsecond", renamed))
                .query(String.class)
                .single();
        then(then)
                .isEqualTo(
                        owner.sql("SELECT name " + renamed).query(String.class).single())
                .isNotEqualTo(before);
        then(owner.sql("""
                                SELECT count(*) FROM generate_series(now() - interval '32 days', now(), interval '1 day') AS instant
                                CROSS JOIN LATERAL (
                                    SELECT association_id FROM billing_api.attribution_at(instant)
                                    EXCEPT
                                    SELECT association_id FROM association_period
                                    WHERE tstzrange(valid_from, valid_to) @> instant) AS wrong""").query(Integer.class).single()).isZero();
        then(reader.sql("SELECT count(*) FROM billing_api.attribution_at(now())")
                        .query(Integer.class)
                        .single())
                .isEqualTo(administrator
                        .sql("SELECT count(*) FROM association")
                        .query(Integer.class)
                        .single())
                .isEqualTo(reader.sql("SELECT count(*) FROM billing_api.current_attribution")
                        .query(Integer.class)
                        .single());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM association_period",
                "SELECT count(*) FROM change",
                "SELECT count(*) FROM api_key",
                "DELETE FROM billing_api.change",
                "UPDATE billing_api.change SET cause = 'EXISTED'",
                "INSERT INTO billing_api.change (account_id) VALUES ('demo')",
                "CREATE TABLE billing_api.mine (n int)",
                "CREATE TABLE public.mine (n int)"
            })
    void shouldLetTheReaderReadViewsAndNothingElse(String sql) {
        then(catchThrowable(() ->
                        client(FilledDemo.shared().reader()).sql(sql).query().listOfRows()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void shouldNotNeedARoleThatMakesRoles() {
        then(owner.sql("SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }

    @Test
    void shouldTellAWatermark() {
        then(reader.sql("SELECT billing_api.watermark() BETWEEN now() - interval '1 minute' AND clock_timestamp()")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static JdbcClient client(TestDatabase database) {
        return JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()));
    }
}
