package io.provisioning.message;

import io.provisioning.error.Problem;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one message: whom it is for and who may send it, or what is wrong with it. */
@Schema(
        name = "MessageResult",
        description =
                "What became of one message: whom it is for and which senders there are, or what is wrong with it.",
        requiredProperties = {"applicationId", "entityId", "entityCreated", "senders", "moreSenders", "error"})
record MessageResult(
        @Schema(
                description = "The application that it is for; `null` with an error.",
                example = "checkout",
                minLength = 1,
                maxLength = 255,
                types = {"string", "null"})
        @Nullable
        String applicationId,

        @Schema(
                description = "The entity that it is for; `null` for none, and with an error.",
                example = "sales",
                minLength = 1,
                maxLength = 255,
                types = {"string", "null"})
        @Nullable
        String entityId,

        @Schema(description = "Whether this batch made the entity; true for each message that names it.")
        boolean entityCreated,

        @ArraySchema(
                maxItems = Sender.MOST,
                arraySchema =
                        @Schema(
                                description =
                                        "The senders of that application and entity, then those of the"
                                                + " application and no entity; each by channel, type and id. Each is there once."))
        List<Sender> senders,

        @Schema(description = "Whether there are more senders than these.")
        boolean moreSenders,

        @Nullable MessageError error) {

    static MessageResult refused(Problem problem) {
        return new MessageResult(null, null, false, List.of(), false, MessageError.of(problem));
    }
}
