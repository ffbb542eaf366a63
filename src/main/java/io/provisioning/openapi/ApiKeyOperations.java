package io.provisioning.openapi;

import io.provisioning.account.Scope;
import io.provisioning.error.ErrorCode;
import io.provisioning.error.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;

/** The four operations of API keys. Their examples work on a first run, for its operator. */
final class ApiKeyOperations {

    /** The key of the demo account, which has this id on every first run. */
    private static final String ID = "de300000-0000-4000-8000-000000000001";

    private static final String ACCOUNT = "demo";
    private static final String NAME = "web shop";
    private static final String UNKNOWN_ID = "API key";

    private static final JsonObject KEY = new JsonObject()
            .with("id", ID)
            .with("accountId", ACCOUNT)
            .with("name", NAME)
            .with("allowedIPs", List.of("192.0.2.0/24", "2001:db8::1"))
            .with("validFrom", "2026-01-01T00:00:00Z")
            .with("validTo", "2027-01-01T00:00:00Z")
            .with("enabled", true)
            .with("permissions", List.of("PUBLIC_API"))
            .with("platform", List.of())
            .with("scopeGuids", List.of(Scope.PROVISIONING));

    /** As if it was not there. */
    private static final String[] MAY_BE_NULL = {
        "accountId", "allowedIPs", "validFrom", "validTo", "permissions", "platform", "scopeGuids"
    };

    private ApiKeyOperations() {}

    static void addTo(OpenAPI document) {
        DocumentedOperation.mayBeNull(document, "ApiKeyPlatform", "action");
        DocumentedOperation.mayBeNull(document, "CreateApiKey", MAY_BE_NULL);
        DocumentedOperation.mayBeNull(document, "UpdateApiKey", MAY_BE_NULL);
        DocumentedOperation.mayBeNull(document, "UpdateApiKey", "name", "enabled");
        addList(document);
        addCreate(document);
        new DocumentedOperation(document, "get-api-key")
                .parameter("apiKeyId", "The id of the key.", ID)
                .success("The key, without its secret.", KEY)
                .invalid("Blank id", "apiKeyId", "must not be blank")
                .unknown(UNKNOWN_ID, ID);
        new DocumentedOperation(document, "update-api-key")
                .parameter("apiKeyId", "The id of the key.", ID)
                .body("What is to be another; what is missing stays as it is.")
                .request("Another name", new JsonObject().with("name", NAME))
                .request("Disable", new JsonObject().with("enabled", false))
                .success("The key as it is now, without its secret.", KEY)
                .invalid("Blank name", "name", "must not be blank")
                .unknown(UNKNOWN_ID, ID);
    }

    private static void addList(OpenAPI document) {
        var paging = new JsonObject()
                .with("page", 0)
                .with("pageSize", 20)
                .with("orderDirection", "asc")
                .with("orderBy", "createdAt")
                .with("totalCount", 1)
                .with("totalPages", 1);
        new DocumentedOperation(document, "get-api-keys-by-filter")
                .parameter("accountId", "Only those of this account.", ACCOUNT)
                .parameter("name", "Only those of exactly this name.", NAME)
                .parameter("enabled", "Only those that are enabled, or not.", true)
                .parameter("orderBy", "What to order by: names by their bytes, creation with the newest last.", "name")
                .parameter("orderDirection", "Ascending or descending.", "desc")
                .success(
                        "One page of the keys.",
                        new JsonObject().with("apiKeys", List.of(KEY)).with("paging", paging))
                .invalid("Size out of range", "size", "must be less than or equal to 1000")
                .invalid(
                        "Secret as a filter", "apiKeySecret", "is no filter here: secrets in addresses end up in logs");
    }

    private static void addCreate(OpenAPI document) {
        var created = new JsonObject();
        created.putAll(KEY);
        created.put("apiKeySecret", "pak_" + "x".repeat(28));
        new DocumentedOperation(document, "create-api-key")
                .body("The new key. Fields that are not known are ignored.")
                .request(
                        "With defaults",
                        new JsonObject().with("accountId", ACCOUNT).with("name", NAME))
                .request(
                        "With everything",
                        new JsonObject()
                                .with("accountId", ACCOUNT)
                                .with("name", NAME)
                                .with("allowedIPs", List.of("192.0.2.0/24", "2001:db8::1"))
                                .with("validFrom", "2026-01-01T00:00:00Z")
                                .with("validTo", "2027-01-01T01:00:00+01:00")
                                .with("permissions", List.of("PUBLIC_API"))
                                .with("platform", List.of())
                                .with("scopeGuids", List.of(Scope.PROVISIONING)))
                .request(
                        "Bound to traffic",
                        new JsonObject()
                                .with("accountId", ACCOUNT)
                                .with("name", "checkout's messages")
                                .with(
                                        "platform",
                                        List.of(new JsonObject()
                                                .with("applicationId", "checkout")
                                                .with("entityId", "sales")
                                                .with("action", "FILL")))
                                .with("scopeGuids", List.of(Scope.MESSAGES)))
                .success("The key with its secret, which is never shown again.", created)
                .invalid("Missing name", "name", "must not be null")
                .invalid(
                        "Host name",
                        "allowedIPs[0]",
                        "must be an IPv4 or IPv6 address or a CIDR range, as 192.0.2.0/24")
                .invalid("Unknown account", "accountId", "must be an account that exists and that you manage")
                .refused(
                        "The key lacks the scope.",
                        "More than it has",
                        Problem.of(
                                ErrorCode.FORBIDDEN,
                                "The API key lacks the scope %s, so it cannot grant it".formatted(Scope.BILLING)));
    }
}
