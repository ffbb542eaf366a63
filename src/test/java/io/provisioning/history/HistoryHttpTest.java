package io.provisioning.history;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each request leaves in the history, and that a refused one leaves nothing. */
@ServerTest
class HistoryHttpTest {

    private static final String LINK =
            "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"1\",\"applicationId\":\"shop\",\"entityId\":\"sales\"}";

    /** What a change opened and closed: associations by resource, owners by id and name. */
    private static final String PERIODS = """
            SELECT word FROM (
                SELECT 1 AS kind, '-' || resource_id || ' ' || closing AS word, account_id, closed_change AS change
                FROM association_period
                UNION ALL SELECT 2, '-' || application_id || ' ' || coalesce(name, 'null'), account_id, closed_change FROM application_period
                UNION ALL SELECT 3, '-' || entity_id || ' ' || coalesce(name, 'null'), account_id, closed_change FROM entity_period
                UNION ALL SELECT 4, '+' || resource_id || ' ' || opening, account_id, opened_change FROM association_period
                UNION ALL SELECT 5, '+' || application_id || ' ' || coalesce(name, 'null'), account_id, opened_change FROM application_period
                UNION ALL SELECT 6, '+' || entity_id || ' ' || coalesce(name, 'null'), account_id, opened_change FROM entity_period) AS words
            WHERE account_id = :account AND change = (
                SELECT change_id FROM change WHERE account_id = :account AND request_id = :request AND cause = :cause)
            ORDER BY kind, word""";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private Api api;

    @BeforeEach
    void givenAnAccount() {
        api = accounts.create();
        api.post("/applications", "{\"applicationId\":\"shop\",\"applicationName\":\"A\"}");
        api.post("/entities", "{\"entityId\":\"sales\"}");
        then(api.post("/associations", LINK).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /applications | {'applicationId':'new','applicationName':'N'} | APPLICATION_CREATED | +new N",
                "POST | /applications | {'applicationId':'new'} | APPLICATION_CREATED | +new null",
                "PUT | /applications/shop | {'applicationName':'B'} | APPLICATION_RENAMED | -shop A, +shop B",
                "PUT | /applications/default | {} | APPLICATION_RENAMED | -default default, +default null",
                "DELETE | /applications/shop | | APPLICATION_DELETED | -1 APPLICATION_DELETED, -shop A, +1 RESET",
                "POST | /entities | {'entityId':'new'} | ENTITY_CREATED | +new null",
                "PUT | /entities/sales | {'entityName':'B'} | ENTITY_RENAMED | -sales null, +sales B",
                "DELETE | /entities/sales | | ENTITY_DELETED | -1 ENTITY_DELETED, -sales null, +1 RESET",
                "POST | /associations | {'resourceType':'ALPHA','channel':'SMS','resourceId':'Shop','applicationId':'shop'} | ASSOCIATION_CREATED | +Shop CREATED",
                "DELETE | /associations | " + LINK + " | ASSOCIATION_DELETED | -1 DELETED"
            })
    void shouldWriteDownWhatAChangeOpenedAndClosed(
            String method, String path, String body, String cause, String periods) {
        // Given
        String requestId = "request-" + UUID.randomUUID();
        long before = changes();

        // When
        var answer = api.send(method, path, body == null ? null : body.replace('\'', '"'), "X-Request-Id", requestId);

        // Then
        then(answer.status()).as(answer.body()).isBetween(200, 299);
        then(changes()).isEqualTo(before + 1);
        then(newest()).isEqualTo(cause + " " + keyId() + " " + requestId);
        then(periods(requestId, cause)).isEqualTo(periods);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /applications/shop | {'applicationName':'A'} | 204",
                "PUT | /entities/sales | {} | 204",
                "POST | /applications | {'applicationId':'shop'} | 409",
                "POST | /associations | " + LINK + " | 409",
                "POST | /associations | {'resourceType':'ALPHA','channel':'SMS','resourceId':'a','applicationId':'unknown'} | 404",
                "DELETE | /associations | {'resourceType':'ALPHA','channel':'SMS','resourceId':'a','applicationId':'shop'} | 404",
                "DELETE | /applications/shop?failOnLinkedResources=true | | 400",
                "DELETE | /entities/unknown | | 404"
            })
    void shouldWriteNothingDownForWhatChangesNothing(String method, String path, String body, int status) {
        // Given
        long before = changes();

        // When, Then
        then(api.send(method, path, body == null ? null : body.replace('\'', '"'))
                        .status())
                .isEqualTo(status);
        then(changes()).isEqualTo(before);
    }

    @Test
    void shouldWriteDownTheOwnersThatComeWithAKeyAndOnlyThoseThatAreNew() {
        // Given
        String requestId = "request-" + UUID.randomUUID();

        // When
        var answer = accounts.manager(api.accountId())
                .post(
                        "//settings/2/api-keys",
                        "{\"name\":\"n\",\"platform\":[{\"applicationId\":\"shop\",\"entityId\":\"new\"},{\"applicationId\":\"blog\"}]}",
                        "X-Request-Id",
                        requestId);

        // Then
        then(answer.status()).isEqualTo(200);
        then(periods(requestId, "APPLICATION_CREATED")).isEqualTo("+blog blog");
        then(periods(requestId, "ENTITY_CREATED")).isEqualTo("+new new");
    }

    @Test
    void shouldBeginTheHistoryOfAnAccountWithItsDefaultApplication() {
        // Given
        String key = "history-" + UUID.randomUUID();
        String requestId = "request-" + UUID.randomUUID();

        // When
        accounts.operator()
                .post(
                        "//settings/1/accounts",
                        "{\"key\":\"%s\",\"name\":\"A\"}".formatted(key),
                        "X-Request-Id",
                        requestId);

        // Then
        api = new Api(api.port(), key, "");
        then(periods(requestId, "ACCOUNT_CREATED")).isEqualTo("+default default");
        then(newest()).isEqualTo("ACCOUNT_CREATED operator " + requestId);
    }

    /** The change itself is through, and only its history has to wait: both are given up together. */
    @Test
    void shouldGiveUpTheChangeThatItCannotWriteDown() throws SQLException {
        try (Connection other = TestDatabase.shared().administrator().connect();
                var statement = other.createStatement()) {
            // Given
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE association_period IN SHARE MODE");

            // When
            var answer = api.delete("/associations", LINK);

            // Then
            then(answer.status()).isEqualTo(503);
            other.rollback();
        }
        then(api.get("/associations").body()).contains("\"resourceId\":\"1\"");
        then(newest()).startsWith("ASSOCIATION_CREATED");
    }

    /** As it would be after somebody wrote into the tables by hand. */
    @Test
    void shouldRatherFailThanChangeWhatItCannotWriteDown() {
        // Given
        database.sql("DELETE FROM association_period WHERE account_id = ?")
                .param(api.accountId())
                .update();

        // When, Then
        then(api.delete("/associations", LINK).status()).isEqualTo(500);
        then(api.delete("/applications/shop").status()).isEqualTo(500);
        then(api.get("/associations").body()).contains("\"applicationId\":\"shop\"");

        // When its history was begun
        List<String> begun = database.sql("SELECT begin_history(?)::text")
                .param(api.accountId())
                .query(String.class)
                .list();

        // Then
        then(begun).hasSize(1);
        then(api.delete("/applications/shop").status()).isEqualTo(200);
    }

    private String periods(String requestId, String cause) {
        return String.join(
                ", ",
                database.sql(PERIODS)
                        .param("account", api.accountId())
                        .param("request", requestId)
                        .param("cause", cause)
                        .query(String.class)
                        .list());
    }

    private long changes() {
        return database.sql("SELECT count(*) FROM change WHERE account_id = ?")
                .param(api.accountId())
                .query(Long.class)
                .single();
    }

    private String newest() {
        return database.sql("""
                        SELECT concat_ws(' ', cause, actor, request_id) FROM change
                        WHERE account_id = ? ORDER BY change_id DESC LIMIT 1""").param(api.accountId()).query(String.class).single();
    }

    private String keyId() {
        return database.sql("SELECT api_key_id FROM api_key WHERE account_id = ?")
                .param(api.accountId())
                .query(String.class)
                .single();
    }
}
