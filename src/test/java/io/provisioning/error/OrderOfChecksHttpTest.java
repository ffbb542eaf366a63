package io.provisioning.error;

import static io.provisioning.error.Provocation.bytes;
import static io.provisioning.error.Provocation.head;
import static io.provisioning.error.Provocation.join;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 401 (who are you) → 403 (may you) → 429 (too often) → 404, 405, 406, 413, 415 of the route → 400 (body, parameters) →
 * 404 (named thing missing) → 409 (conflict). Each row is wrong in two ways at least; the first one in that order is
 * answered. The marks in the rows: {@code text} sends no JSON, {@code html} accepts none, {@code huge} declares a body
 * far too large.
 */
@ServerTest
class OrderOfChecksHttpTest {

    private static final String DEFAULT = "{\"applicationId\":\"default\"}";

    @Autowired
    private TestAccounts accounts;

    @ParameterizedTest
    @CsvSource({
        "POST,/applications,json,401",
        "POST,/applications,huge,401",
        "POST,/applications,text,401",
        "POST,/applications,html,401",
        "GET,/nothing,json,401",
        "PATCH,/applications,json,401",
        "DELETE,/applications/default,json,401",
        "GET,/applications/a;b,json,400",
        "GET,/applications/%00,json,400"
    })
    void shouldFirstAskWhoIsCalling(String method, String path, String how, int status) {
        thenRefused(send("App unknown", method, path, how, "{"), status);
        thenRefused(send("Basic YTpi", method, path, how, "{"), status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/applications,json,403",
        "POST,/applications,huge,403",
        "POST,/applications,text,403",
        "GET,/nothing,json,403",
        "PATCH,/applications,json,403",
        "DELETE,/applications/default,json,403",
        "GET,/applications/a;b,json,400"
    })
    void shouldThenAskWhetherTheCallerMay(String method, String path, String how, int status) {
        // Given
        Api account = accounts.create();
        String key = accounts.addKey(account.accountId(), "true", "now()", "NULL", "sms:send");

        // When, Then
        thenRefused(send("App " + key, method, path, how, "{"), status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/applications,json,429",
        "POST,/applications,huge,429",
        "POST,/applications,text,429",
        "GET,/applications,html,429",
        "GET,/nothing,json,429",
        "PATCH,/applications,json,429",
        "DELETE,/applications/default,json,429",
        "GET,/applications?page=%FF,json,429",
        "GET,/applications/%FF,json,400",
        "GET,/applications/a;b,json,400"
    })
    void shouldThenAskWhetherTheCallerComesTooOften(String method, String path, String how, int status) {
        // Given: a rate at which no second request can come in time
        Api account = accounts.createOnceADay();
        then(account.get("/applications").status()).isEqualTo(200);

        // When, Then
        thenRefused(send("App " + account.key(), method, path, how, "{"), status);
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH,/applications,json,405",
        "PATCH,/applications,text,405",
        "PATCH,/applications,html,405",
        "PUT,/applications?page=x,json,405",
        "POST,/nothing,json,404",
        "POST,/nothing,text,404",
        "POST,/applications,text,415",
        "PUT,/applications/%20,text,415",
        "PUT,/applications/unknown,text,415",
        "DELETE,/associations,text,415",
        "POST,/applications,html,406",
        "GET,/applications?page=x,html,406",
        "GET,/applications/unknown,html,406",
        "POST,/applications,huge,413",
        "POST,/nothing,huge,413",
        "PATCH,/applications,huge,413"
    })
    void shouldThenAskWhetherThereIsSuchARoute(String method, String path, String how, int status) {
        thenRefused(send("App " + accounts.create().key(), method, path, how, "{"), status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT | /applications/unknown | {",
                "PUT | /applications/unknown | {\"applicationName\":1}",
                "PUT | /entities/unknown | []",
                "DELETE | /applications/unknown?failOnLinkedResources=x | {}",
                "DELETE | /entities/unknown?failOnLinkedResources= | {}",
                "POST | /applications | {\"applicationId\":\"default\",\"applicationName\":1}",
                "POST | /applications | {\"applicationId\":\"default\",\"x\":}",
                "POST | /associations | {\"resourceType\":\"FAX\",\"channel\":\"SMS\",\"applicationId\":\"no\",\"resourceId\":\"r\"}",
                "POST | /associations | {\"resourceType\":\"ALPHA\",\"channel\":\"MMS\",\"applicationId\":\"no\",\"resourceId\":\"r\"}",
                "DELETE | /associations | {\"resourceType\":\"ALPHA\",\"channel\":\"SMS\",\"applicationId\":\"no\",\"resourceId\":\"\"}",
                "GET | /associations/single?resourceType=ALPHA&channel=SMS&applicationId=no&resourceId= | {}"
            })
    void shouldThenAskWhetherTheRequestIsValid(String method, String path, String body) {
        thenRefused(send("App " + accounts.create().key(), method, path, "json", body), 400);
    }

    @ParameterizedTest
    @CsvSource({"no,null,404", "default,no,404", "default,null,409"})
    void shouldThenAskWhetherWhatIsNamedExistsAndLastWhetherItConflicts(String application, String entity, int status) {
        // Given
        Api account = accounts.create();
        String association = """
                {"resourceType":"ALPHA","channel":"SMS","applicationId":"%s","entityId":%s,"resourceId":"r"}""";
        account.post("/associations", association.formatted("default", "null"));

        // When
        String json = association.formatted(application, entity.equals("no") ? "\"no\"" : entity);

        // Then
        thenRefused(send("App " + account.key(), "POST", "/associations", "json", json), status);
        thenRefused(send("App " + account.key(), "POST", "/applications", "json", DEFAULT), 409);
    }

    private RawHttp.Answer send(String authorization, String method, String path, String how, String body) {
        String headers = "Authorization: " + authorization + "\r\n"
                + "Content-Type: " + (how.equals("text") ? "text/plain" : "application/json") + "\r\n"
                + (how.equals("html") ? "Accept: text/html\r\n" : "")
                + "Content-Length: " + (how.equals("huge") ? 100_000 : body.length()) + "\r\n";
        byte[] request = join(head(method, "/provisioning/1" + path, headers), bytes(how.equals("huge") ? "" : body));
        return RawHttp.send(accounts.port(), request);
    }

    private static void thenRefused(RawHttp.Answer answer, int status) {
        then(answer.status()).as(answer.toString()).isEqualTo(status);
        then(answer.body()).contains("\"messageId\":\"" + ErrorCode.of(status) + "\"");
        then(answer.header("X-Request-Id")).isNotNull();
    }
}
