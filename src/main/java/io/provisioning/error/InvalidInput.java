package io.provisioning.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.validation.FieldError;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Says which field, parameter or header is wrong, under the name that the caller used. */
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

    static Problem explain(HttpMediaTypeNotAcceptableException unacceptable) {
        String types = unacceptable.getSupportedMediaTypes().stream()
                .map(MediaType::toString)
                .collect(Collectors.joining(" or "));
        return Problem.of(ErrorCode.NOT_ACCEPTABLE, "Only %s can be answered here".formatted(types));
    }

    static Problem explain(MethodArgumentTypeMismatchException mismatch) {
        Class<?> type = mismatch.getRequiredType();
        return Problem.badRequest(mismatch.getName(), type == null ? "is not valid" : Expected.of(type));
    }

    private static void add(Map<String, List<String>> errors, String field, @Nullable String message) {
        errors.computeIfAbsent(field, any -> new ArrayList<>()).add(message == null ? "is not valid" : message);
    }
}
