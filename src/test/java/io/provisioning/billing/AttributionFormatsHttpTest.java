package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.RecordedStatements;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class AttributionFormatsHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @Autowired
    private RecordedStatements statements;

    private Billing billing;
    private Api api;
    private String path;

    @BeforeEach
    void givenAnAccount() {
        billing = new Billing(accounts, database);
        api = accounts.create();
        path = Billing.ATTRIBUTIONS + "accountId=" + api.accountId();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "*/* | application/json",
                "text/csv | text/csv;header=present;charset=UTF-8",
                "text/csv;charset=utf-8 | text/csv;header=present;charset=UTF-8",
                "text/* | text/csv;header=present;charset=UTF-8",
                "application/x-ndjson | application/x-ndjson",
                "application/x-ndjson, text/csv;q=0.9 | application/x-ndjson",
                "application/json;q=0.1, text/csv | text/csv;header=present;charset=UTF-8",
                "application/json, text/csv, */* | application/json",
                "text/html, */*;q=0.1 | application/json"
            })
    void shouldAnswerAsIsAcceptedBest(String accept, String contentType) {
        var answer = billing.biller().send("GET", path, null, "Accept", accept);
        then(answer.status()).isEqualTo(200);
        then(answer.header("Content-Type")).isEqualTo(contentType);
    }

    @Test
    void shouldRefuseWhatItCannotAnswer() {
        var answer = billing.biller().send("GET", path, null, "Accept", "application/xml");
        then(answer.status()).isEqualTo(406);
        then(answer.text()).isEqualTo("Only application/json or text/csv or application/x-ndjson can be answered here");
    }

    @ParameterizedTest
    @CsvSource({"limit=1, limit", "cursor=1, cursor"})
    void shouldRefuseToCutAnExportIntoPages(String parameter, String name) {
        var answer = billing.biller().send("GET", path + "&" + parameter, null, "Accept", "text/csv");
        then(answer.status()).isEqualTo(400);
        then(answer.errorOf(name)).contains("the whole");
    }

    @Test
    void shouldWriteTheColumnsOfFocus() {
        // Given
        api.post("/applications", "{\"applicationId\":\"shop\",\"applicationName\":\"A, \\\"B\\\"\\nC\"}");
        api.post("/entities", "{\"entityId\":\"sales\",\"entityName\":\"\"}");
        billing.link(api, "NUMBER", "SMS", "447700900123", "shop", "sales");
        JsonNode row = billing.all("accountId=" + api.accountId()).get(0);

        // When
        var answer = billing.biller().send("GET", path, null, "Accept", "text/csv");

        // Then
        then(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"attributions.csv\"");
        then(answer.body())
                .isEqualTo("BillingAccountId,SubAccountId,SubAccountName,ResourceId,ResourceType,ChargePeriodStart,"
                        + "ChargePeriodEnd,Tags,x_Channel,x_EntityId,x_EntityName,x_AssociationId,x_Rank,x_Share\r\n"
                        + "%s,shop,\"A, \"\"B\"\"\nC\",447700900123,NUMBER,%s,,\"{\"\"channel\"\":\"\"SMS\"\",\"\"entity\"\":\"\"sales\"\"}\",SMS,sales,\"\",%d,1,%s\r\n"
                                .formatted(
                                        api.accountId(),
                                        row.get("validFrom").asString(),
                                        row.get("associationId").asLong(),
                                        row.get("share").decimalValue().toPlainString()));
    }

    /** Spreadsheets run what begins so; one apostrophe less, and it is again what it was. */
    @ParameterizedTest
    @CsvSource({
        "=1+1",
        "+447700900123",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\uFF1D1",
        "'=1'",
        "'",
        "plain",
        "a=b"
    })
    void shouldGuardWhatSpreadsheetsTakeForAFormula(String name) {
        // Given
        String text = JsonMapper.shared().writeValueAsString(name);
        api.post("/applications", "{\"applicationId\":\"shop\",\"applicationName\":%s}".formatted(text));
        billing.link(api, "ALPHA", "SMS", "+1", "shop", null);

        // When
        NamedCsvRecord row = CsvReader.builder()
                .ofNamedCsvRecord(billing.biller()
                        .send("GET", path, null, "Accept", "text/csv")
                        .body())
                .stream()
                .findFirst()
                .orElseThrow();
        JsonNode json = billing.all("accountId=" + api.accountId()).get(0);

        // Then
        String cell = row.getField("SubAccountName");
        then(cell).doesNotMatch("(?s)[=+\\-@\\t\\r\\n\uFF1D].*");
        then(cell.replaceFirst("^'", "")).isEqualTo(name);
        then(cell.startsWith("'")).isEqualTo(!name.matches("(?s)[pa].*"));
        then(row.getField("ResourceId")).isEqualTo("'+1");
        then(json.get("applicationName").asString()).isEqualTo(name);
    }

    @Test
    void shouldExportTheWholeOfWhateverLength() {
        // Given
        billing.fill(api.accountId(), 23_000);

        // When
        List<String> lines = export("application/x-ndjson");
        List<String> csv = export("text/csv");

        // Then
        List<String> expected =
                Stream.iterate(5, n -> n + 5).limit(4_600).map(n -> "r" + n).toList();
        then(lines.stream()
                        .map(line -> JsonMapper.shared()
                                .readTree(line)
                                .get("resourceId")
                                .asString()))
                .containsExactlyElementsOf(expected);
        then(csv.stream().skip(1).map(line -> line.split(",")[3])).containsExactlyElementsOf(expected);
        then(JsonMapper.shared().readTree(lines.get(0)).propertyNames())
                .isEqualTo(billing.page("accountId=" + api.accountId())
                        .at("/attributions/0")
                        .propertyNames());
    }

    @Test
    void shouldAnswerTheHeadersAlone() {
        // Given
        billing.fill(api.accountId(), 10);

        // When
        var answer = billing.biller().send("HEAD", path, null, "Accept", "text/csv");

        // Then
        then(answer.status()).isEqualTo(200);
        then(answer.body()).isEmpty();
        then(answer.header("Billing-At")).isNotNull();
        then(answer.header("Billing-Watermark")).isNotNull();
    }

    /** The last chunk of a whole answer is empty. */
    @Test
    void shouldNotEndHalfAnAnswerLikeAWholeOne() {
        // Given
        billing.fill(api.accountId(), 23_000);
        String whole = raw(path);

        // When the second page cannot be read
        String half = withoutItsSecondPage(path);

        // Then
        then(whole).startsWith("HTTP/1.1 200").endsWith("\r\n0\r\n\r\n");
        then(half).startsWith("HTTP/1.1 200").doesNotEndWith("\r\n0\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void shouldRefuseToExportWhereHalfAnAnswerLooksWhole(String type) {
        then(ofHttp10(type)).startsWith("HTTP/1.1 400").contains("\"text\":\"Exports need HTTP/1.1 or later");
        then(ofHttp10("application/json")).startsWith("HTTP/1.1 200").contains("\"attributions\":[]");
    }

    private String ofHttp10(String accept) {
        String request = "GET %s HTTP/1.0\r\nAccept: %s\r\nAuthorization: App %s\r\n\r\n"
                .formatted(path.substring(1), accept, billing.biller().key());
        byte[] answer = RawHttp.exchange(api.port(), request.getBytes(StandardCharsets.UTF_8));
        return new String(answer, StandardCharsets.UTF_8);
    }

    @Test
    void shouldAnswerInTheErrorShapeWhatFailsBeforeTheFirstLine() {
        // Given
        statements.beforeNextCommit(true, java.sql.Connection::close);

        // When, Then
        then(billing.biller().send("GET", path, null, "Accept", "text/csv").messageId())
                .isEqualTo("SERVICE_UNAVAILABLE");
    }

    /** Under the headers of a file, an error would be taken for the file. */
    @Test
    void shouldBreakOffAsWellAfterAPageOfFewRows() {
        // Given a row, and so many of another kind that the first page ends among them
        billing.link(api, "ALPHA", "SMS", "few", "default", null);
        billing.fill(api.accountId(), 20_000);

        // When
        String half = withoutItsSecondPage(path + "&resourceType=ALPHA");

        // Then
        then(half).startsWith("HTTP/1.1 200").contains("few").doesNotEndWith("\r\n0\r\n\r\n");
    }

    private String withoutItsSecondPage(String path) {
        statements.beforeNextCommit(
                true,
                first -> statements.beforeNextCommit(true, second -> {
                    throw new java.sql.SQLException("broken", "08006");
                }));
        return raw(path);
    }

    private String raw(String path) {
        String request =
                "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/csv\r\nAuthorization: App %s\r\n\r\n"
                        .formatted(path.substring(1), billing.biller().key());
        return new String(
                RawHttp.exchange(api.port(), request.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    @Test
    void shouldRefuseMoreExportsAtOnceThanItHasRoomFor() {
        // Given two that are under way
        var third = new AtomicReference<Api.Answer>();
        statements.beforeNextCommit(true, first -> {
            statements.beforeNextCommit(true, second -> third.set(tryExport()));
            tryExport();
        });

        // When
        var first = tryExport();

        // Then
        then(first.status()).isEqualTo(200);
        then(third.get().status()).isEqualTo(429);
        then(third.get().header("Retry-After")).isEqualTo("10");
        then(tryExport().status()).isEqualTo(200);
    }

    private Api.Answer tryExport() {
        return billing.biller().send("GET", path, null, "Accept", "text/csv");
    }

    private List<String> export(String type) {
        return billing.biller()
                .send("GET", path, null, "Accept", type)
                .body()
                .lines()
                .toList();
    }
}
