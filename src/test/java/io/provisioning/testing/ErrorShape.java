package io.provisioning.testing;

import static org.assertj.core.api.BDDAssertions.then;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one error shape, key by key: the official client refuses a body that has one more anywhere. */
public final class ErrorShape {

    private ErrorShape() {}

    /** Every key of the body, its {@code messageId}, and, where a field is named, a complaint about exactly that one. */
    public static void thenIs(String body, String messageId, @Nullable String field) {
        JsonNode root = JsonMapper.shared().readTree(body);
        then(root.propertyNames()).as(body).containsExactly("requestError");
        then(root.get("requestError").propertyNames()).as(body).containsExactly("serviceException");
        JsonNode details = root.get("requestError").get("serviceException");
        if (field == null) {
            then(details.propertyNames()).as(body).containsExactly("messageId", "text");
        } else {
            then(details.propertyNames()).as(body).containsExactly("messageId", "text", "validationErrors");
            then(details.get("validationErrors").propertyNames()).as(body).containsExactly(field);
            thenAreSentences(details.get("validationErrors").get(field), body);
        }
        then(details.get("messageId").asString()).as(body).isEqualTo(messageId);
        then(details.get("text").asString()).as(body).isNotBlank();
    }

    private static void thenAreSentences(JsonNode messages, String body) {
        then(messages.isArray() && !messages.isEmpty()).as(body).isTrue();
        messages.forEach(message -> then(message.asString()).as(body).isNotBlank());
    }
}
