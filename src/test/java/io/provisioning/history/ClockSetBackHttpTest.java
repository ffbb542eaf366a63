package io.provisioning.history;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever changes after the server's clock was set back by an hour is a microsecond later than what it changes. */
@ServerTest
class ClockSetBackHttpTest {

    private static final String LINK = "{'resourceType':'NUMBER','channel':'SMS','resourceId':'1',";
    private static final String LINKED = LINK + "'applicationId':'shop','entityId':'sales'}";
    private static final String ENDED = LINK + "'applicationId':'default'}";

    /** How many microseconds after its beginning a request closed what, and how many after the end before it opened what. */
    private static final String DISTANCES = """
            SELECT string_agg(what || ' ' || (extract(epoch FROM distance) * 1000000)::bigint, ', ' ORDER BY what COLLATE "C")
            FROM change JOIN (
                SELECT '-association' AS what, account_id, closed_change AS change_id, valid_to - valid_from AS distance FROM association_period
                UNION ALL SELECT '-application', account_id, closed_change, valid_to - valid_from FROM application_period
                UNION ALL SELECT '-entity', account_id, closed_change, valid_to - valid_from FROM entity_period
                UNION ALL SELECT '+association', account_id, opened_change, valid_from - previous_valid_to FROM association_period
                UNION ALL SELECT '+application', account_id, opened_change, valid_from - previous_valid_to FROM application_period
                UNION ALL SELECT '+entity', account_id, opened_change, valid_from - previous_valid_to FROM entity_period
            ) AS periods USING (account_id, change_id)
            WHERE account_id = ? AND request_id = ?""";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private Api api;

    @BeforeEach
    void givenWhatStandsAndWhatEndedAnHourFromNow() {
        api = accounts.create();
        for (String id : List.of("shop", "gone")) {
            done("POST", "/applications", "{'applicationId':'%s'}".formatted(id));
        }
        for (String id : List.of("sales", "gone")) {
            done("POST", "/entities", "{'entityId':'%s'}".formatted(id));
        }
        done("DELETE", "/applications/gone", null);
        done("DELETE", "/entities/gone", null);
        done("POST", "/associations", ENDED);
        done("DELETE", "/associations", ENDED);
        done("POST", "/associations", LINKED);
        for (String table : List.of("association_period", "application_period", "entity_period")) {
            database.sql("""
                            UPDATE {t} SET valid_from = valid_from + interval '1 hour', valid_to = valid_to + interval '1 hour',
                                previous_valid_to = previous_valid_to + interval '1 hour'
                            WHERE account_id = ?""".replace("{t}", table)).param(api.accountId()).update();
        }
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | /associations | " + ENDED + " | +association 1",
                "DELETE | /associations | " + LINKED + " | -association 1",
                "POST | /applications | {'applicationId':'gone'} | +application 1",
                "PUT | /applications/shop | {'applicationName':'B'} | +application 0, -application 1",
                "DELETE | /applications/shop | | +association 1, -application 1, -association 1",
                "POST | /entities | {'entityId':'gone'} | +entity 1",
                "PUT | /entities/sales | {'entityName':'B'} | +entity 0, -entity 1",
                "DELETE | /entities/sales | | +association 1, -association 1, -entity 1",
                "POST | //messages/1/submissions | {'messages':[{'accountId':'{account}','entityId':'gone'}]} | +entity 1"
            })
    void shouldBeLaterAllTheSame(String method, String path, String body, String distances) {
        // When
        String request = done(method, path, body);

        // Then
        then(database.sql(DISTANCES)
                        .params(api.accountId(), request)
                        .query(String.class)
                        .single())
                .isEqualTo(distances);
    }

    private String done(String method, String path, String body) {
        String request = "request-" + UUID.randomUUID();
        String json = body == null ? null : body.replace('\'', '"').replace("{account}", api.accountId());
        Api caller = path.startsWith("//messages") ? accounts.operator() : api;
        Api.Answer answer = caller.send(method, path, json, "X-Request-Id", request);
        then(answer.status()).as(answer.body()).isBetween(200, 299);
        return request;
    }
}
