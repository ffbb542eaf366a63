package io.provisioning.audit;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import io.provisioning.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What is committed leaves one row, what is refused none. A trusted proxy, this machine, says where callers are. */
@ServerTest
@TestPropertySource(properties = "provisioning.trusted-proxies=127.0.0.1")
class AuditTrailHttpTest {

    private static final String LINK =
            "{\"resourceType\":\"NUMBER\",\"channel\":\"SMS\",\"resourceId\":\"447700900123\",\"applicationId\":\"%s\",\"entityId\":%s}";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    private Api api;

    @BeforeEach
    void givenAnAccount() {
        api = accounts.create();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /applications | {'applicationId':'new','applicationName':'N'} | CREATED APPLICATION new | {\"applicationName\": \"N\"}",
                "POST | /applications | {'applicationId':'new'} | CREATED APPLICATION new | {\"applicationName\": null}",
                "PUT | /applications/shop | {'applicationName':'B'} | MODIFIED APPLICATION shop | {\"applicationName\": {\"after\": \"B\", \"before\": \"A\"}}",
                "PUT | /applications/shop | {'applicationName':'A'} | MODIFIED APPLICATION shop | {}",
                "PUT | /applications/default | {} | MODIFIED APPLICATION default | {\"applicationName\": {\"after\": null, \"before\": \"default\"}}",
                "DELETE | /applications/shop | | DELETED APPLICATION shop | {\"resetAssociations\": 1}",
                "POST | /entities | {'entityId':'new'} | CREATED ENTITY new | {\"entityName\": null}",
                "PUT | /entities/sales | {'entityName':'B'} | MODIFIED ENTITY sales | {\"entityName\": {\"after\": \"B\", \"before\": null}}",
                "DELETE | /entities/sales | | DELETED ENTITY sales | {\"resetAssociations\": 1}",
                "DELETE | /entities/twice | | DELETED ENTITY twice | {\"resetAssociations\": 1}",
                "DELETE | /entities/idle | | DELETED ENTITY idle | {\"resetAssociations\": 0}",
                "POST | /associations | {'resourceType':'ALPHA','channel':'SMS','resourceId':'Shop','applicationId':'shop'} | CREATED ASSOCIATION Shop | {\"channel\": \"SMS\", \"entityId\": null, \"resourceId\": \"Shop\", \"resourceType\": \"ALPHA\", \"applicationId\": \"shop\"}",
                "DELETE | /associations | {'resourceType':'NUMBER','channel':'SMS','resourceId':'447700900123','applicationId':'shop','entityId':'sales'} | DELETED ASSOCIATION 447700900123 | {\"channel\": \"SMS\", \"entityId\": \"sales\", \"resourceId\": \"447700900123\", \"resourceType\": \"NUMBER\", \"applicationId\": \"shop\"}"
            })
    void shouldLeaveOneRowForEachChange(String method, String path, String body, String what, String detail) {
        // Given
        givenThingsOfAllKinds();
        long before = rows();
        String requestId = "request-" + UUID.randomUUID();

        // When
        var answer = api.send(
                method,
                path,
                body == null ? null : body.replace('\'', '"'),
                "X-Request-Id",
                requestId,
                "X-Forwarded-For",
                "203.0.113.5");

        // Then
        then(answer.status()).as(answer.body()).isBetween(200, 299);
        then(rows()).isEqualTo(before + 1);
        then(newest()).isEqualTo(what + " | " + detail + " | " + keyId() + " | 203.0.113.5 | " + requestId);
    }

    @Test
    void shouldLeaveOneRowForACreationThatPrefersItsRepresentation() {
        // When
        var answer = api.post("/entities", "{\"entityId\":\"new\"}", "Prefer", "return=representation");

        // Then
        then(answer.status()).isEqualTo(201);
        then(rows()).isOne();
        then(newest()).endsWith(keyId() + " | 127.0.0.1 | " + answer.header("X-Request-Id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /applications | | 200",
                "POST | /applications | {'applicationId':'shop'} | 409",
                "POST | /applications | {'applicationId':' '} | 400",
                "PUT | /applications/unknown | {'applicationName':'B'} | 404",
                "DELETE | /applications/default | | 400",
                "DELETE | /applications/shop?failOnLinkedResources=true | | 400",
                "DELETE | /entities/unknown | | 404",
                "POST | /entities | {'entityId':'sales'} | 409",
                "POST | /associations | {'resourceType':'NUMBER','channel':'SMS','resourceId':'447700900123','applicationId':'shop','entityId':'sales'} | 409",
                "POST | /associations | {'resourceType':'ALPHA','channel':'SMS','resourceId':'a','applicationId':'unknown'} | 404",
                "DELETE | /associations | {'resourceType':'ALPHA','channel':'SMS','resourceId':'a','applicationId':'shop'} | 404"
            })
    void shouldLeaveNoneForWhatChangesNothing(String method, String path, String body, int status) {
        // Given
        givenThingsOfAllKinds();
        long before = rows();

        // When, Then
        then(api.send(method, path, body == null ? null : body.replace('\'', '"'))
                        .status())
                .isEqualTo(status);
        then(rows()).isEqualTo(before);
    }

    /** The change itself is through, and only its row has to wait: both are given up together. */
    @Test
    void shouldGiveUpTheChangeThatItCannotWriteDown() throws SQLException {
        try (Connection other = TestDatabase.shared().administrator().connect();
                var statement = other.createStatement()) {
            // Given
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE audit_log IN SHARE MODE");

            // When
            var answer = api.post("/entities", "{\"entityId\":\"new\"}");

            // Then
            then(answer.status()).isEqualTo(503);
            other.rollback();
        }
        then(api.get("/entities/new").status()).isEqualTo(404);
        then(rows()).isZero();
    }

    @Test
    void shouldWriteDownWhatTheOperatorDoesToAnAccount() {
        // Given
        String key = "audit-" + UUID.randomUUID();
        Api operator = accounts.operator();
        operator.post("//settings/1/accounts", "{\"key\":\"%s\",\"name\":\"A\"}".formatted(key));

        // When
        var answer = operator.put("//settings/1/accounts/" + key, "{\"enabled\":false}");

        // Then
        api = new Api(api.port(), key, "");
        then(database.sql("SELECT action || ' ' || detail FROM audit_log WHERE account_id = ? ORDER BY audit_id")
                        .param(key)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "CREATED {\"name\": \"A\", \"rateLimit\": null}",
                        "CREATED {\"applicationName\": \"default\"}",
                        "MODIFIED {\"enabled\": {\"after\": false, \"before\": true}}");
        then(newest()).contains("ACCOUNT " + key).endsWith("operator | 127.0.0.1 | " + answer.header("X-Request-Id"));
    }

    private void givenThingsOfAllKinds() {
        api.post("/applications", "{\"applicationId\":\"shop\",\"applicationName\":\"A\"}");
        api.post("/applications", "{\"applicationId\":\"other\"}");
        api.post("/entities", "{\"entityId\":\"sales\"}");
        api.post("/entities", "{\"entityId\":\"idle\"}");
        api.post("/associations", LINK.formatted("shop", "\"sales\""));
        // One of the two becomes one with the other when this entity goes: that is no reset.
        api.post("/entities", "{\"entityId\":\"twice\"}");
        api.post("/associations", LINK.formatted("default", "\"twice\"").replace("447700900123", "447700900124"));
        then(api.post("/associations", LINK.formatted("other", "\"twice\"").replace("447700900123", "447700900124"))
                        .status())
                .isEqualTo(201);
    }

    private long rows() {
        return database.sql("SELECT count(*) FROM audit_log WHERE account_id = ?")
                .param(api.accountId())
                .query(Long.class)
                .single();
    }

    private String newest() {
        return database.sql("""
                        SELECT concat_ws(' | ', action || ' ' || subject_type || ' ' || subject_id, detail, actor, address,
                                         request_id)
                        FROM audit_log WHERE account_id = ? ORDER BY audit_id DESC LIMIT 1""").param(api.accountId()).query(String.class).single();
    }

    private String keyId() {
        return database.sql("SELECT api_key_id FROM api_key WHERE account_id = ?")
                .param(api.accountId())
                .query(String.class)
                .single();
    }
}
