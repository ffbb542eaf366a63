package io.provisioning.openapi;

import io.provisioning.error.Problem;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The four operations of accounts. The first examples work with the operator's key of a first run. */
final class AccountOperations {

    private static final String KEY = "demo";
    private static final String UNKNOWN = "There is no such account.";
    private static final JsonObject RATE = new JsonObject().with("requests", 10).with("per", "PT1S");
    private static final String PERIOD =
            "must be an ISO 8601 duration of whole milliseconds from PT0.001S to PT24H, as PT1S";

    private AccountOperations() {}

    static void addTo(OpenAPI document) {
        List.of("Account", "CreateAccount", "UpdateAccount")
                .forEach(schema -> DocumentedOperation.mayBeNull(document, schema, "rateLimit"));
        new DocumentedOperation(document, "get-all-accounts")
                .parameter("name", "Only accounts of exactly this name.", KEY)
                .parameter("enabled", "Only accounts that are enabled, or only those that are not.", true)
                .parameter("limit", "How many accounts a page has.", 40)
                .success(
                        "One page of the accounts, ordered by key.",
                        new JsonObject().with("accounts", new JsonObject[] {
                            account("acme", "Acme Ltd", RATE), account(KEY, KEY, null)
                        }))
                .invalid("Limit out of range", "limit", "must be less than or equal to 1000");
        new DocumentedOperation(document, "create-account")
                .body("The new account. Fields that are not known are ignored.")
                .request("Without a key", new JsonObject().with("name", "Acme Ltd"))
                .request(
                        "With a key and a rate of its own",
                        new JsonObject()
                                .with("key", "acme")
                                .with("name", "Acme Ltd")
                                .with("rateLimit", RATE))
                .success("The account as it was created.", account("acme", "Acme Ltd", RATE))
                .invalid("Missing name", "name", "must not be null")
                .invalid("Malformed period", "rateLimit.per", PERIOD)
                .refused("The key is taken. Nothing was changed.", "Taken", Problem.exists("account", KEY));
        new DocumentedOperation(document, "get-account")
                .parameter("accountKey", "The key of the account.", KEY)
                .success("The account.", account(KEY, KEY, null))
                .invalid("Malformed key", "accountKey", "must be 1 to 64 of A-Z a-z 0-9 . _ - and not . or ..")
                .refused(UNKNOWN, "Unknown account", Problem.unknown("account", "nobody"));
        new DocumentedOperation(document, "update-account")
                .parameter("accountKey", "The key of the account.", KEY)
                .body("What is to be changed.")
                .request("Another name", new JsonObject().with("name", KEY))
                .request("A rate of its own", new JsonObject().with("rateLimit", RATE))
                .request("The configured rate", new JsonObject().with("rateLimit", null))
                .request("Disabled", new JsonObject().with("enabled", false))
                .success("The account as it is now.", account(KEY, KEY, null))
                .invalid("Blank name", "name", "must not be blank")
                .refused(UNKNOWN, "Unknown account", Problem.unknown("account", "nobody"));
    }

    private static JsonObject account(String key, String name, @Nullable JsonObject rateLimit) {
        return new JsonObject()
                .with("key", key)
                .with("ownerKey", null)
                .with("name", name)
                .with("enabled", true)
                .with("rateLimit", rateLimit);
    }
}
