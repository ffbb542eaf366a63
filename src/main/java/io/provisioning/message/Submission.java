package io.provisioning.message;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;

/** A batch of messages. A null among them is refused as soon as it is read: a large body could hold 200,000. */
@Schema(name = "Submission", description = "A batch of messages.")
record Submission(
        @ArraySchema(
                minItems = 1,
                maxItems = Submission.MOST,
                arraySchema = @Schema(description = "The messages; the same may be there more than once."))
        @NotEmpty
        @Size(max = Submission.MOST)
        @JsonSetter(contentNulls = Nulls.FAIL)
        List<Message> messages) {

    static final int MOST = 1000;
}
