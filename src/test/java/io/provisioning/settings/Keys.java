package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.Api.Answer;
import tools.jackson.databind.JsonNode;

/** The four operations of keys, over HTTP. */
final class Keys {

    static final String PATH = "//settings/2/api-keys";

    private Keys() {}

    /** Makes a key that must be makeable; the answer is its JSON, the secret among it. */
    static JsonNode create(Api who, String json) {
        Answer answer = who.post(PATH, json);
        then(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    static Answer get(Api who, String id) {
        return who.get(PATH + "/" + id);
    }

    static Answer update(Api who, String id, String json) {
        return who.put(PATH + "/" + id, json);
    }

    static Answer list(Api who, String query) {
        return who.get(PATH + "?" + query);
    }

    static String id(JsonNode key) {
        return key.get("id").asString();
    }

    static String secret(JsonNode key) {
        return key.get("apiKeySecret").asString();
    }
}
