package io.provisioning.settings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/** The one answer that carries the key itself: nothing else here has a place for it. */
@Schema(
        name = "CreatedApiKey",
        description = "A new key, with its secret, which is never shown again.",
        requiredProperties = "apiKeySecret")
record CreatedApiKey(
        @JsonUnwrapped ApiKey key,

        @Schema(
                description = "The key itself, for `Authorization: App <key>`. Only its hash is kept.",
                minLength = 32,
                maxLength = 32)
        String apiKeySecret) {

    /** Without the key, whatever prints it. */
    @Override
    public String toString() {
        return "CreatedApiKey[" + key.id() + "]";
    }
}
