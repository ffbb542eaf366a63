package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Keys with platform pairs: what they name exists, and they manage nothing. */
@ServerTest
class BoundKeysHttpTest {

    private static final String ALL_SCOPES = "[\"application-entity:manage\",\"account-management:manage\"]";

    @Autowired
    private TestAccounts accounts;

    private Api account;
    private Api manager;

    @BeforeEach
    void givenAnAccount() {
        account = accounts.create();
        manager = accounts.manager(account.accountId());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /applications",
        "DELETE, /applications/default",
        "GET, /nothing",
        "GET, //settings/2/api-keys",
        "POST, //settings/2/api-keys"
    })
    void shouldManageNothingAndSayWhy(String method, String path) {
        // Given
        Api bound =
                accounts.api(account.accountId(), Keys.secret(bound("{\"applicationId\":\"default\"}", ALL_SCOPES)));

        // When
        var answer = bound.send(method, path, null);

        // Then
        then(answer.status()).isEqualTo(403);
        ErrorShape.thenIs(answer.body(), "FORBIDDEN", null);
        then(answer.text()).startsWith("This API key is bound to traffic: it cannot call anything but");
    }

    @Test
    void shouldManageAgainOnceItsPairsAreTakenAway() {
        // Given
        JsonNode key = bound("{\"applicationId\":\"default\"}", ALL_SCOPES);
        Api caller = accounts.api(account.accountId(), Keys.secret(key));
        then(caller.get("/applications").status()).isEqualTo(403);

        // When
        Keys.update(manager, Keys.id(key), "{\"platform\":[]}");

        // Then
        then(caller.get("/applications").status()).isEqualTo(200);
    }

    @Test
    void shouldMakeTheOwnersItNamesWithTheirIdsAsNames() {
        // Given
        account.post("/applications", "{\"applicationId\":\"there\",\"applicationName\":\"Kept\"}");

        // When
        bound(
                "{\"applicationId\":\"shop\",\"entityId\":\"sales\"},{\"applicationId\":\"there\"},"
                        + "{\"applicationId\":\"shop\",\"entityId\":\"\uD83D\uDE00 /\"}",
                ALL_SCOPES);

        // Then
        then(account.get("/applications/shop").json().get("applicationName").asString())
                .isEqualTo("shop");
        then(account.get("/applications/there").json().get("applicationName").asString())
                .isEqualTo("Kept");
        then(account.get("/entities/sales").json().get("entityName").asString()).isEqualTo("sales");
        then(account.get("/entities/" + Api.encode("\uD83D\uDE00 /")).status()).isEqualTo(200);
    }

    @Test
    void shouldMakeThemForAKeyThatIsBoundLaterToo() {
        // Given
        String id = Keys.id(Keys.create(manager, "{\"name\":\"n\"}"));

        // When
        Keys.update(manager, id, "{\"platform\":[{\"applicationId\":\"later\",\"entityId\":\"e\"}]}");

        // Then
        then(account.get("/applications/later").status()).isEqualTo(200);
        then(account.get("/entities/e").status()).isEqualTo(200);
    }

    @Test
    void shouldMakeNothingWhenTheKeyIsRefused() {
        // When
        var refused = manager.post(Keys.PATH, """
                        {"name":"n","scopeGuids":["billing:read"],"platform":[{"applicationId":"shop"}]}""");

        // Then
        then(refused.status()).isEqualTo(403);
        then(account.get("/applications/shop").status()).isEqualTo(404);
    }

    /** Each names the same owners in another order. */
    @Test
    void shouldMakeEachOwnerOnceHoweverManyKeysNameItAtATime() throws Exception {
        // Given
        List<Callable<Integer>> creations = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            List<String> pairs = IntStream.range(0, 40)
                    .mapToObj("{\"applicationId\":\"a%1$d\",\"entityId\":\"e%1$d\"}"::formatted)
                    .collect(Collectors.toCollection(ArrayList::new));
            Collections.rotate(pairs, i * 5);
            String body = "{\"name\":\"n\",\"platform\":[%s]}".formatted(String.join(",", pairs));
            creations.add(() -> manager.post(Keys.PATH, body).status());
        }

        // When
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> statuses = threads.invokeAll(creations);

            // Then
            for (Future<Integer> status : statuses) {
                then(status.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
        then(account.get("/applications").json().at("/paging/totalResults").asInt())
                .isEqualTo(41);
        then(account.get("/entities").json().at("/paging/totalResults").asInt()).isEqualTo(40);
    }

    private JsonNode bound(String pairs, String scopes) {
        return Keys.create(
                manager, "{\"name\":\"bound\",\"platform\":[%s],\"scopeGuids\":%s}".formatted(pairs, scopes));
    }
}
