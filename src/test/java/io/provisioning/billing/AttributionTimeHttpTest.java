package io.provisioning.billing;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Instants, periods and what is final; beginnings belong to a period, and ends do not. */
@ServerTest
class AttributionTimeHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private Billing billing;
    private Api api;
    private String of;

    @BeforeEach
    void givenAnAccount() {
        billing = new Billing(accounts, database);
        api = accounts.create();
        of = "accountId=" + api.accountId() + "&";
        api.post("/applications", "{\"applicationId\":\"shop\",\"applicationName\":\"Shop\"}");
        billing.link(api, "NUMBER", "SMS", "1", "shop", null);
    }

    /** Offsets in microseconds from the beginning (b) and the end (e) of the association. */
    @ParameterizedTest
    @CsvSource({
        "b-1, b,   ,",
        "b-1, b+1, b, b+1",
        "b-1, e+1, b, e",
        "b,   e,   b, e",
        "b+1, e-1, b+1, e-1",
        "e-1, e+1, e-1, e",
        "e,   e+1, ,"
    })
    void shouldClipAPeriodToWhatWasAskedFor(String from, String to, String validFrom, String validTo) {
        // Given
        Instant[] life = life();

        // When
        List<JsonNode> rows = billing.all(of
                + "channel=SMS&entityId=null&applicationId=shop&from=%s&to=%s"
                        .formatted(instant(from, life), instant(to, life)));

        // Then
        if (validFrom == null) {
            then(rows).isEmpty();
        } else {
            then(rows).hasSize(1);
            then(time(rows.get(0), "validFrom")).isEqualTo(instant(validFrom, life));
            then(time(rows.get(0), "validTo")).isEqualTo(instant(validTo, life));
            then(rows.get(0).get("share").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"b-1, false", "b, true", "b+1, true", "e-1, true", "e, false"})
    void shouldKnowTheFirstInstantAndTheLast(String at, boolean stands) {
        // Given
        Instant[] life = life();

        // When
        List<JsonNode> rows = billing.all(of + "applicationId=shop&at=" + instant(at, life));

        // Then
        then(rows).hasSize(stands ? 1 : 0);
        rows.forEach(row -> then(time(row, "validTo")).isEqualTo(life[1]));
    }

    @Test
    void shouldTakeTheTimeOfWhateverOffsetAndOfNanoseconds() {
        // Given
        Instant begin = life()[0];
        OffsetDateTime elsewhere = begin.atOffset(java.time.ZoneOffset.ofHours(9));

        // When, Then
        then(billing.resources(of + "applicationId=shop&at=" + Api.encode(elsewhere.toString())))
                .containsExactly("1");
        then(billing.page(of + "at=" + begin.plusNanos(999)).get("at").asString())
                .isEqualTo(begin.toString());
    }

    @Test
    void shouldAnswerTheNamesOfThatInstantAndOfAPeriodThoseOfItsEnd() {
        // Given
        Instant before = billing.clock();
        api.put("/applications/shop", "{\"applicationName\":\"Store\"}");
        Instant after = billing.clock();
        api.put("/applications/shop", "{}");

        // When, Then
        then(name("at=" + before)).isEqualTo("Shop");
        then(name("at=" + after)).isEqualTo("Store");
        then(name("from=%s&to=%s".formatted(before, after))).isEqualTo("Store");
        then(name("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "at=%2$s", "from=%1$s&to=%2$s"})
    void shouldMissNothingAndRepeatNothingWhileDataChangeBetweenPages(String time) {
        // Given
        Instant from = billing.clock();
        for (int n = 2; n < 10; n++) {
            billing.link(api, "NUMBER", "SMS", "" + n, n % 2 == 0 ? "shop" : "default", null);
        }
        String query = of + "limit=2&" + time.formatted(from, billing.clock());
        List<String> expected = billing.resources(query);

        // When
        List<String> read = new ArrayList<>();
        JsonNode page = billing.page(query);
        String at = page.get("at").toString();
        while (true) {
            page.get("attributions")
                    .forEach(row -> read.add(row.get("resourceId").asString()));
            JsonNode next = page.get("paging").get("nextCursor");
            if (next.isNull()) {
                break;
            }
            disturb(read.size());
            page = billing.page(query + "&cursor=" + next.asString());
            then(page.get("at").toString()).isEqualTo(at);
        }

        // Then
        then(read).containsExactlyElementsOf(expected).hasSize(9);
    }

    /** What a page can be asked about, the next one can too. */
    @ParameterizedTest
    @CsvSource({
        "0000-01-01T00:00:00Z, 200",
        "9999-12-31T23:59:59.999999Z, 200",
        "9999-12-31T23:59:59.999999999Z, 200",
        "0000-01-01T00:00:00+00:01, 400",
        "9999-12-31T23:59:59-18:00, 400",
        "10000-01-01T00:00:00+18:00, 400",
        "+10000-01-01T00:00:00+18:00, 200",
        "+1000000-01-01T00:00:00Z, 400"
    })
    void shouldKnowTheYearsThatItsCursorsKnow(String at, int status) {
        // When
        var answer = billing.biller().get(Billing.ATTRIBUTIONS + of + "limit=1&at=" + Api.encode(at));

        // Then
        then(answer.status()).as(answer.body()).isEqualTo(status);
        if (status == 200) {
            String cursor = new AttributionCursor(
                            api.accountId(),
                            1,
                            Instant.parse(answer.json().get("at").asString()))
                    .toString();
            then(billing.page(of + "limit=1&cursor=" + cursor).get("at"))
                    .isEqualTo(answer.json().get("at"));
        } else {
            then(answer.errorOf("at")).contains("must be a date and time");
        }
    }

    private void disturb(int step) {
        billing.link(api, "ALPHA", "SMS", "new" + step, "default", null);
        if (step == 2) {
            api.delete("/applications/shop");
        } else {
            api.delete(
                    "/associations",
                    "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"9\",\"applicationId\":\"default\"}");
        }
    }

    @Test
    void shouldCallNothingFinalThatAChangeUnderWayCanStillAlter() throws SQLException {
        try (Connection other = TestDatabase.shared().administrator().connect();
                var statement = other.createStatement()) {
            // Given
            other.setAutoCommit(false);
            Instant underWay;
            try (var instant = statement.executeQuery("SELECT history_instant()")) {
                instant.next();
                underWay = instant.getObject(1, OffsetDateTime.class).toInstant();
            }
            billing.link(api, "NUMBER", "SMS", "2", "shop", null);

            // When
            JsonNode during = billing.page(of);
            JsonNode summary = billing.biller().get("//billing/1/summary").json();
            var exported = billing.biller().send("GET", Billing.ATTRIBUTIONS + of, null, "Accept", "text/csv");
            other.rollback();
            JsonNode after = billing.page(of);

            // Then
            then(during.get("attributions")).hasSize(2);
            then(time(during, "watermark")).isBeforeOrEqualTo(underWay).isBefore(time(during, "at"));
            then(time(summary, "watermark")).isBeforeOrEqualTo(underWay);
            then(Instant.parse(exported.header("Billing-Watermark"))).isBeforeOrEqualTo(underWay);
            then(time(after, "watermark")).isAfter(underWay);
        }
    }

    private Instant[] life() {
        api.delete(
                "/associations",
                "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"1\",\"applicationId\":\"shop\"}");
        JsonNode row = billing.all(of + "from=2000-01-01T00:00:00Z&to=9999-01-01T00:00:00Z")
                .get(0);
        return new Instant[] {time(row, "validFrom"), time(row, "validTo")};
    }

    private static Instant instant(String offset, Instant[] life) {
        Instant base = life[offset.charAt(0) == 'b' ? 0 : 1];
        return offset.length() == 1 ? base : base.plus(Integer.parseInt(offset.substring(1)), ChronoUnit.MICROS);
    }

    private static Instant time(JsonNode object, String field) {
        return Instant.parse(object.get(field).asString());
    }

    private String name(String time) {
        JsonNode name = billing.all(of + time).get(0).get("applicationName");
        return name.isNull() ? null : name.asString();
    }
}
