package io.provisioning.message;

import io.provisioning.error.ErrorCode;
import io.provisioning.error.Problem;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(
        name = "MessageError",
        description = "What is wrong with a message; nothing was made for it. `null` when nothing is.",
        requiredProperties = {"messageId", "text"})
record MessageError(
        ErrorCode messageId,

        @Schema(
                description = "One sentence, in English.",
                example = "The application 'checkout' does not exist",
                minLength = 1,
                maxLength = 2000)
        String text) {

    static MessageError of(Problem problem) {
        return new MessageError(problem.code(), problem.text());
    }
}
