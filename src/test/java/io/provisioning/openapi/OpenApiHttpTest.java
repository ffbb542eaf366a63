package io.provisioning.openapi;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.openapi.Document.Operation;
import io.provisioning.testing.Api;
import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ServerTest
class OpenApiHttpTest {

    private static final String DOCUMENT = Document.JSON;

    /** The ids that clients of the replicated API were generated from. */
    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            Map.entry("get-applications", "get /provisioning/1/applications"),
            Map.entry("create-application", "post /provisioning/1/applications"),
            Map.entry("get-application", "get /provisioning/1/applications/{applicationId}"),
            Map.entry("modify-application", "put /provisioning/1/applications/{applicationId}"),
            Map.entry("delete-application", "delete /provisioning/1/applications/{applicationId}"),
            Map.entry("get-entities", "get /provisioning/1/entities"),
            Map.entry("create-entity", "post /provisioning/1/entities"),
            Map.entry("get-entity", "get /provisioning/1/entities/{entityId}"),
            Map.entry("modify-entity", "put /provisioning/1/entities/{entityId}"),
            Map.entry("delete-entity", "delete /provisioning/1/entities/{entityId}"),
            Map.entry("get-resource-associations", "get /provisioning/1/associations"),
            Map.entry("create-resource-association", "post /provisioning/1/associations"),
            Map.entry("delete-resource-association", "delete /provisioning/1/associations"),
            Map.entry("get-resource-association", "get /provisioning/1/associations/single"),
            Map.entry("submit-messages", "post /messages/1/submissions"),
            Map.entry("get-audit-logs", "get /settings/1/audit-logs"),
            Map.entry("get-attributions", "get /billing/1/attributions"),
            Map.entry("get-attribution-summary", "get /billing/1/summary"),
            Map.entry("get-changes", "get /billing/1/changes"),
            Map.entry("get-all-accounts", "get /settings/1/accounts"),
            Map.entry("create-account", "post /settings/1/accounts"),
            Map.entry("get-account", "get /settings/1/accounts/{accountKey}"),
            Map.entry("update-account", "put /settings/1/accounts/{accountKey}"),
            Map.entry("get-api-keys-by-filter", "get /settings/2/api-keys"),
            Map.entry("create-api-key", "post /settings/2/api-keys"),
            Map.entry("get-api-key", "get /settings/2/api-keys/{apiKeyId}"),
            Map.entry("update-api-key", "put /settings/2/api-keys/{apiKeyId}"));

    @Autowired
    private TestAccounts accounts;

    @Test
    void shouldBeOpenApi31() {
        then(document().root().get("openapi").asString()).startsWith("3.1.");
    }

    @Test
    void shouldNameExactlyTheseOperations() {
        // When
        List<Operation> operations = document().operations();

        // Then
        then(operations.stream()
                        .collect(Collectors.toMap(
                                Operation::id, operation -> operation.method() + " " + operation.path())))
                .isEqualTo(OPERATIONS);
    }

    @Test
    void shouldShowNothingOfWhoIsCalling() {
        then(document().operations()).allSatisfy(operation -> {
            then(operation.node().toString()).doesNotContain("\"who\"", "\"caller\"");
            if (operation.path().startsWith("/provisioning/")) {
                then(operation.node().toString())
                        .doesNotContainIgnoringCase("caller")
                        .doesNotContain("accountId");
            }
        });
    }

    @Test
    void shouldApplyTheKeyToEveryOperation() {
        // When
        Document document = document();

        // Then
        JsonNode scheme = document.components("securitySchemes").get("ApiKey");
        then(scheme.get("type").asString()).isEqualTo("apiKey");
        then(scheme.get("in").asString()).isEqualTo("header");
        then(scheme.get("name").asString()).isEqualTo("Authorization");
        then(document.root().get("security").toString()).isEqualTo("[{\"ApiKey\":[]}]");
        then(document.operations()).noneMatch(operation -> operation.node().has("security"));
    }

    @ParameterizedTest
    @ValueSource(strings = {DOCUMENT, Document.YAML, "/swagger-ui/index.html", "/v3/api-docs/swagger-config"})
    void shouldNeedNoKey(String path) {
        then(get(path).status()).isEqualTo(200);
        then(get(path, "Authorization: App unknown").status()).isEqualTo(200);
    }

    @Test
    void shouldLeadToSwaggerUiFromItsShortPath() {
        // When
        var answer = get("/swagger-ui.html");

        // Then
        then(answer.status()).isEqualTo(302);
        then(answer.header("Location")).endsWith("/swagger-ui/index.html");
        then(get("/swagger-ui/index.html").body()).contains("Swagger UI");
    }

    @ParameterizedTest
    @ValueSource(strings = {DOCUMENT, "/swagger-ui/index.html"})
    void shouldNotBeRateLimitedNorCountAsARequest(String path) {
        // Given
        Api account = accounts.createOnceADay();
        String key = "Authorization: App " + account.key();

        // When, Then
        for (int i = 0; i < 5; i++) {
            RawHttp.Answer answer = get(path, key);
            then(answer.status()).isEqualTo(200);
            then(answer.header("RateLimit")).isNull();
        }
        then(account.get("/applications").status()).isEqualTo(200);
        then(account.get("/applications").status()).isEqualTo(429);
        then(get(path, key).status()).isEqualTo(200);
    }

    private Document document() {
        return Document.of(accounts.create());
    }

    private RawHttp.Answer get(String path, String... headers) {
        return RawHttp.send(accounts.port(), "GET " + path, headers);
    }
}
