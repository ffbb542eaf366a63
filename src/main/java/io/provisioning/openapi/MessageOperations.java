package io.provisioning.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The one operation on messages. Its first example works on a first run, for its operator. */
final class MessageOperations {

    private static final String ACCOUNT = "demo";
    private static final String ENTITY = "sales";

    private MessageOperations() {}

    static void addTo(OpenAPI document) {
        mayBeNull(document, "Message", "channel");
        mayBeNull(document, "MessageResult", "error");
        new DocumentedOperation(document, "submit-messages")
                .body("The messages. Fields that are not known are ignored.")
                .request(
                        "Of the default application",
                        batch(new JsonObject().with("accountId", ACCOUNT).with("entityId", ENTITY)))
                .request(
                        "With everything",
                        batch(new JsonObject()
                                .with("accountId", ACCOUNT)
                                .with("applicationId", "checkout")
                                .with("entityId", ENTITY)
                                .with("channel", "SMS")))
                .success(
                        "What became of each message, also where that is an error.",
                        new JsonObject().with("results", List.of(resolved(), unknown())))
                .invalid("No messages", "messages", "must not be empty");
    }

    private static JsonObject batch(JsonObject message) {
        return new JsonObject().with("messages", List.of(message));
    }

    private static JsonObject resolved() {
        return new JsonObject()
                .with("applicationId", "default")
                .with("entityId", ENTITY)
                .with("entityCreated", true)
                .with(
                        "senders",
                        List.of(new JsonObject()
                                .with("resourceType", "NUMBER")
                                .with("channel", "SMS")
                                .with("resourceId", "447700900123")
                                .with("entityId", null)))
                .with("moreSenders", false)
                .with("error", null);
    }

    private static JsonObject unknown() {
        return new JsonObject()
                .with("applicationId", null)
                .with("entityId", null)
                .with("entityCreated", false)
                .with("senders", List.of())
                .with("moreSenders", false)
                .with(
                        "error",
                        new JsonObject()
                                .with("messageId", "NOT_FOUND")
                                .with("text", "The application 'checkout' does not exist"));
    }

    /** Java cannot say of a schema of its own that it may be null. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void mayBeNull(OpenAPI document, String schema, String field) {
        Schema object =
                Objects.requireNonNull(document.getComponents().getSchemas().get(schema), schema);
        Schema value = (Schema) object.getProperties().get(field);
        object.addProperty(field, new Schema().oneOf(List.of(value, new Schema().types(Set.of("null")))));
    }
}
