package io.provisioning.error;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says which field or parameter is wrong, under the name that the caller used. */
final class InvalidInput {

    private InvalidInput() {}

    static Problem explain(MethodArgumentNotValidException invalid) {
        Map<String, List<String>> errors = new TreeMap<>();
        for (FieldError error : invalid.getFieldErrors()) {
            add(errors, error.getField(), error.getDefaultMessage());
        }
        return Problem.badRequest(errors);
    }

    static Problem explain(HandlerMethodValidationException invalid) {
        Map<String, List<String>> errors = new TreeMap<>();
        invalid.getParameterValidationResults()
                .forEach(result -> result.getResolvableErrors()
                        .forEach(error -> add(
                                errors,
                                error instanceof FieldError field
                                        ? field.getField()
                                        : String.valueOf(
                                                result.getMethodParameter().getParameterName()),
                                error.getDefaultMessage())));
        return Problem.badRequest(errors);
    }

    static Problem explain(MethodArgumentTypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        return Problem.badRequest(mismatch.getName(), type == null ? "is not valid" : mustBe(type));
    }

    /** What a value of this type looks like, for a person. */
    static String mustBe(Class<?> type) {
        if (type.isEnum()) {
            return "must be one of "
                    + String.join(
                            ", ",
                            Arrays.stream(type.getEnumConstants())
                                    .map(Object::toString)
                                    .toList());
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        return type == String.class ? "must be a string" : "must be a whole number";
    }

    private static void add(Map<String, List<String>> errors, String field, @Nullable String message) {
        errors.computeIfAbsent(field, any -> new ArrayList<>()).add(message == null ? "is not valid" : message);
    }
}
