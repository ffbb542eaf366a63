package io.provisioning.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AdditionalPropertiesValue;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;

/** The one error shape. No other key may ever appear in it: the official Java client rejects the body otherwise. */
@Schema(
        name = "ApiException",
        description = "Every error, whatever refuses.",
        additionalProperties = AdditionalPropertiesValue.FALSE)
record ErrorBody(
        @Schema(requiredMode = RequiredMode.REQUIRED) RequestError requestError) {

    /** More than any has: the longest quotes three ids. */
    static final int LONGEST_TEXT = 2000;

    @Schema(
            name = "ApiRequestError",
            description = "Why the request was refused.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record RequestError(
            @Schema(requiredMode = RequiredMode.REQUIRED) ServiceException serviceException) {}

    @Schema(
            name = DocumentedErrors.DETAILS,
            description = "The kind of error for programs, a sentence for people.",
            additionalProperties = AdditionalPropertiesValue.FALSE)
    record ServiceException(
            @Schema(requiredMode = RequiredMode.REQUIRED) ErrorCode messageId,

            @Schema(
                    description = "One sentence, in English.",
                    example = "Bad request",
                    minLength = 1,
                    maxLength = LONGEST_TEXT,
                    requiredMode = RequiredMode.REQUIRED)
            String text,

            @Schema(
                    description = "What is wrong with which field or parameter, by its name; only with `BAD_REQUEST`.",
                    minProperties = 1,
                    example = "{\"applicationId\":[\"must not be blank\"]}")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            Map<String, List<String>> validationErrors) {}

    static ErrorBody of(Problem problem) {
        return new ErrorBody(
                new RequestError(new ServiceException(problem.code(), problem.text(), problem.validationErrors())));
    }
}
