package io.provisioning.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** The one error shape. No other key may ever appear in it: the official Java client rejects the body otherwise. */
record ErrorBody(RequestError requestError) {

    record RequestError(ServiceException serviceException) {}

    record ServiceException(
            String messageId,
            String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> validationErrors) {}

    static ErrorBody of(Problem problem) {
        return new ErrorBody(new RequestError(
                new ServiceException(problem.code().name(), problem.text(), problem.validationErrors())));
    }
}
