package io.provisioning.message;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.JsonText;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Batches of messages, as they are sent, and what is answered. */
final class Submissions {

    static final String PATH = "//messages/1/submissions";

    private Submissions() {}

    /** A message of names and values in turn. */
    static String message(String accountId, Object... namesAndValues) {
        return JsonText.object(Stream.concat(Stream.of("accountId", accountId), Stream.of(namesAndValues))
                .toArray());
    }

    static Api.Answer send(Api caller, List<String> messages) {
        return caller.post(PATH, "{\"messages\":[%s]}".formatted(String.join(",", messages)));
    }

    /** The results of a batch that is answered. */
    static List<JsonNode> results(Api caller, List<String> messages) {
        Api.Answer answer = send(caller, messages);
        then(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("results").valueStream().toList();
    }

    /** The result of a message that is sent alone. */
    static JsonNode result(Api caller, String message) {
        List<JsonNode> results = results(caller, List.of(message));
        then(results).hasSize(1);
        return results.get(0);
    }

    static boolean created(JsonNode result) {
        then(result.get("error").isNull()).as(result.toString()).isTrue();
        return result.get("entityCreated").asBoolean();
    }
}
