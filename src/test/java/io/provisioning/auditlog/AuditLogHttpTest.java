package io.provisioning.auditlog;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class AuditLogHttpTest {

    private static final String LOG = "//settings/1/audit-logs";

    @Autowired
    private TestAccounts accounts;

    private Api api;
    private Api manager;

    @BeforeEach
    void givenAnAccountWithFiveChanges() {
        api = accounts.create();
        manager = accounts.manager(api.accountId());
        for (String id : List.of("a", "b", "c")) {
            api.post("/applications", "{\"applicationId\":\"" + id + "\"}");
        }
        manager.post("/entities", "{\"entityId\":\"a\"}", "X-Request-Id", "mine-" + api.accountId());
        api.put("/applications/a", "{}");
    }

    @Test
    void shouldListNewestFirst() {
        then(changes("?"))
                .containsExactly(
                        "MODIFIED APPLICATION a",
                        "CREATED ENTITY a",
                        "CREATED APPLICATION c",
                        "CREATED APPLICATION b",
                        "CREATED APPLICATION a");
    }

    @ParameterizedTest
    @CsvSource({
        "?action=MODIFIED, 1",
        "?action=DELETED, 0",
        "?subjectType=APPLICATION, 4",
        "?subjectType=APPLICATION&subjectId=a, 2",
        "?subjectId=a, 3",
        "?subjectId=A, 0",
        "?subjectType=ENTITY&subjectId=a&action=CREATED, 1",
        "?requestId=mine-{account}, 1",
        "?requestId=other, 0",
        "?accountId={account}, 5",
        "?keyId={key}, 4",
        "?keyId=operator, 0",
        "?from={time}, 2",
        "?to={time}, 3",
        "?from={time}&to={time}, 0",
        "?from=1970-01-01T00:00:00Z&to=9999-12-31T23:59:59-18:00, 5",
        "?from=0000-01-01T00:00:00%2B18:00, 5"
    })
    void shouldNarrowToWhatIsAskedFor(String query, int expected) {
        // Given
        JsonNode all = list(manager, "?").get("auditLogs");
        String asked = query.replace("{account}", api.accountId())
                .replace("{key}", all.get(0).get("keyId").asString())
                .replace("{time}", all.get(1).get("at").asString());

        // When, Then
        then(changes(asked)).hasSize(expected);
        String overAll = asked.contains("accountId") ? asked : asked + "&accountId=" + api.accountId();
        then(list(accounts.operator(), overAll).get("auditLogs")).hasSize(expected);
    }

    /** What others change meanwhile, and have changed before, is not asked for. */
    @ParameterizedTest
    @CsvSource({
        "keyId={key}, 4",
        "keyId={key}&action=CREATED, 3",
        "keyId={key}&from={time}, 1",
        "keyId={key}&to={time}, 3",
        "keyId={key}&from={time}&to={time}, 0",
        "requestId=mine-{account}, 1",
        "requestId=mine-{account}&from={time}, 1",
        "requestId=mine-{account}&to={time}, 0"
    })
    void shouldReadPagesOverAllAccounts(String query, int expected) {
        // Given
        JsonNode all = list(manager, "?").get("auditLogs");
        String key = all.get(0).get("keyId").asString();
        String asked = query.replace("{account}", api.accountId())
                .replace("{key}", key)
                .replace("{time}", all.get(1).get("at").asString());
        List<String> inAccount = ids(list(manager, "?" + asked));

        // When, Then
        for (int limit : new int[] {1, 2, 1000}) {
            List<String> read = new ArrayList<>();
            String cursor = null;
            do {
                String more = "&limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor);
                JsonNode page = list(accounts.operator(), "?" + asked + more);
                read.addAll(ids(page));
                cursor = text(page.at("/paging/nextCursor"));
            } while (cursor != null);
            then(read).as("by %d", limit).hasSize(expected).isEqualTo(inAccount);
        }
    }

    @Test
    void shouldFindARequestForTheOperatorWithoutItsAccount() {
        // When
        JsonNode found =
                list(accounts.operator(), "?requestId=mine-" + api.accountId()).get("auditLogs");

        // Then
        then(found).hasSize(1);
        then(found.get(0).get("accountId").asString()).isEqualTo(api.accountId());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 1000})
    void shouldReadEverythingPageByPageThoughMoreIsAdded(int limit) {
        // Given
        List<String> before = ids(list(manager, "?"));

        // When
        List<String> read = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = list(manager, "?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor));
            read.addAll(ids(page));
            then(page.at("/paging/limit").asInt()).isEqualTo(limit);
            cursor = text(page.at("/paging/nextCursor"));
            then(api.put("/applications/b", "{}").status()).isEqualTo(204);
        } while (cursor != null);

        // Then
        then(read).isEqualTo(before);
    }

    @Test
    void shouldShowFortyUnlessAskedForMore() {
        for (int i = 0; i < 40; i++) {
            api.put("/applications/a", "{}");
        }
        then(ids(list(manager, "?"))).hasSize(40);
        then(ids(list(manager, "?limit=1000"))).hasSize(45);
    }

    @Test
    void shouldShowAManagingKeyNothingOfOtherAccounts() {
        // Given
        Api other = accounts.create();
        other.post("/applications", "{\"applicationId\":\"theirs\"}", "X-Request-Id", "theirs-" + other.accountId());
        JsonNode newest = list(accounts.operator(), "?limit=1");
        String key = list(accounts.operator(), "?limit=1&accountId=" + other.accountId())
                .at("/auditLogs/0/keyId")
                .asString();

        // When, Then
        then(ids(list(manager, "?accountId=" + other.accountId()))).isEmpty();
        then(ids(list(manager, "?requestId=theirs-" + other.accountId()))).isEmpty();
        then(ids(list(manager, "?keyId=" + key))).isEmpty();
        then(ids(list(manager, "?subjectId=theirs"))).isEmpty();
        String cursor = newest.at("/paging/nextCursor").asString();
        for (String query : List.of("?limit=1000", "?limit=1000&cursor=" + cursor)) {
            then(list(manager, query).findValuesAsString("accountId"))
                    .as(query)
                    .hasSize(5)
                    .containsOnly(api.accountId());
        }
    }

    @Test
    void shouldShowTheOperatorAllAccounts() {
        // Given
        Api other = accounts.create();
        other.post("/applications", "{\"applicationId\":\"theirs\"}");

        // When, Then
        then(list(accounts.operator(), "?limit=1000").findValuesAsString("accountId"))
                .contains(api.accountId(), other.accountId());
    }

    @Test
    void shouldShowNothingToAKeyThatOnlyProvisions() {
        then(api.get(LOG).status()).isEqualTo(403);
    }

    private List<String> changes(String query) {
        return list(manager, query)
                .get("auditLogs")
                .valueStream()
                .map(change -> change.get("action").asString() + " "
                        + change.get("subjectType").asString() + " "
                        + change.get("subjectId").asString())
                .toList();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("auditLogs")
                .valueStream()
                .map(change -> change.get("id").toString())
                .toList();
    }

    private static JsonNode list(Api who, String query) {
        var answer = who.get(LOG + query);
        then(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asString();
    }
}
