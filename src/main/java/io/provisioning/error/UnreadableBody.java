package io.provisioning.error;

import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says where a JSON body stops making sense: by line and column, or by the name of the field. */
final class UnreadableBody {

    private static final String BODY = "body";

    private UnreadableBody() {}

    static Problem explain(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        if (cause instanceof StreamReadException malformed) {
            TokenStreamLocation at = malformed.getLocation();
            String what = malformed.getOriginalMessage().startsWith("Duplicate")
                    ? "has the same field twice"
                    : "is not valid JSON";
            return Problem.badRequest(BODY, "%s: line %d, column %d".formatted(what, at.getLineNr(), at.getColumnNr()));
        }
        if (cause instanceof MismatchedInputException mismatch) {
            String field = path(mismatch);
            Class<?> type = mismatch.getTargetType();
            return field.isEmpty() || type == null
                    ? Problem.badRequest(BODY, "must be a JSON object")
                    : Problem.badRequest(field, Expected.of(type));
        }
        return Problem.badRequest(BODY, cause == null ? "is required" : "is not readable JSON");
    }

    private static String path(MismatchedInputException mismatch) {
        return mismatch.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .map(String::valueOf)
                .collect(Collectors.joining("."));
    }
}
