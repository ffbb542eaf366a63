package io.provisioning.error;

import java.util.HashMap;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** The one map from what was thrown to what is answered. What it does not know is a bug: 500, logged, no detail. */
final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private static final String UNSAFE =
            "The path must be normalised, with ';' percent-encoded as %3B; headers must not have control characters";

    private Problems() {}

    static Problem from(Throwable thrown) {
        ApiException refusal = find(ApiException.class, thrown);
        if (refusal != null) {
            return refusal.problem();
        }
        if (thrown instanceof HttpMessageNotReadableException unreadable) {
            return UnreadableBody.explain(unreadable);
        }
        if (thrown instanceof MethodArgumentNotValidException invalid) {
            return InvalidInput.explain(invalid);
        }
        if (thrown instanceof HandlerMethodValidationException invalid) {
            return InvalidInput.explain(invalid);
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            return InvalidInput.explain(mismatch);
        }
        if (thrown instanceof RequestRejectedException) {
            return Problem.of(ErrorCode.BAD_REQUEST, UNSAFE);
        }
        if (find(InvalidParameterException.class, thrown) != null) {
            return Problem.badRequest("query", "must be at most 1000 named parameters in percent-encoded UTF-8");
        }
        if (thrown instanceof HttpMediaTypeNotAcceptableException unacceptable) {
            return InvalidInput.explain(unacceptable);
        }
        if (thrown instanceof ErrorResponse response) {
            return fromFramework(response);
        }
        if (DatabaseAway.explains(thrown)) {
            log.warn("Answered 503: {}", thrown.getMessage());
            return Problem.unavailable();
        }
        log.error("Answered 500", thrown);
        return Problem.of(ErrorCode.GENERAL_ERROR);
    }

    private static Problem fromFramework(ErrorResponse response) {
        ErrorCode code = ErrorCode.of(response.getStatusCode().value());
        Map<String, String> headers = new HashMap<>();
        response.getHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return new Problem(code, code.text(), Map.of(), headers);
    }

    /** The first of this type among the causes. */
    static <T extends Throwable> @Nullable T find(Class<T> type, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
