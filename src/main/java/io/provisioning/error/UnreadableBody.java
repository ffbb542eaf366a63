package io.provisioning.error;

import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says where a JSON body stops making sense: by line and column, or by the name of the field. */
final class UnreadableBody {

    private static final String BODY = "body";

    private UnreadableBody() {}

    static Problem explain(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        if (cause instanceof MismatchedInputException mismatch && !isSyntax(mismatch)) {
            return wrongType(path(mismatch), mismatch.getTargetType());
        }
        if (cause instanceof InputCoercionException tooLarge) {
            return wrongType(path(tooLarge), tooLarge.getTargetType());
        }
        if (cause instanceof JacksonException malformed) {
            return Problem.badRequest(BODY, isEmpty(malformed) ? "is required" : whatAndWhere(malformed));
        }
        return Problem.badRequest(BODY, cause == null ? "is required" : "is not readable JSON");
    }

    private static Problem wrongType(String field, @Nullable Class<?> type) {
        return field.isEmpty() || type == null
                ? Problem.badRequest(BODY, "must be a JSON object")
                : Problem.badRequest(field, Expected.of(type));
    }

    private static String whatAndWhere(JacksonException malformed) {
        String what = malformed.getOriginalMessage().startsWith("Duplicate")
                ? "has the same field twice"
                : malformed instanceof StreamConstraintsException
                        ? "is nested too deep or too long"
                        : "is not valid JSON";
        TokenStreamLocation at = malformed.getLocation();
        return at == null ? what : "%s: line %d, column %d".formatted(what, at.getLineNr(), at.getColumnNr());
    }

    /** What comes after the object is a matter of syntax, though Jackson takes it for one of types. */
    private static boolean isSyntax(MismatchedInputException mismatch) {
        return mismatch.getOriginalMessage().startsWith("Trailing token") || isEmpty(mismatch);
    }

    private static boolean isEmpty(JacksonException malformed) {
        return malformed.getOriginalMessage().startsWith("No content to map");
    }

    private static String path(JacksonException mismatch) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : mismatch.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }
}
