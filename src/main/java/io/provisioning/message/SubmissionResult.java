package io.provisioning.message;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

@Schema(
        name = "SubmissionResult",
        description = "What became of a batch.",
        requiredProperties = {"results"})
record SubmissionResult(
        @ArraySchema(
                minItems = 1,
                maxItems = Submission.MOST,
                arraySchema = @Schema(description = "One result for each message, in their order."))
        List<MessageResult> results) {}
