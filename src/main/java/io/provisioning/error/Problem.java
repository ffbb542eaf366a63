package io.provisioning.error;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with one request.
 *
 * @param code the kind, which decides the status
 * @param text one sentence for a person
 * @param validationErrors what is wrong with which field or parameter; only on 400, else empty
 * @param headers response headers that belong to the answer, as {@code Retry-After} or {@code Allow}
 */
public record Problem(
        ErrorCode code, String text, Map<String, List<String>> validationErrors, Map<String, String> headers) {

    public static Problem of(ErrorCode code) {
        return of(code, code.text());
    }

    public static Problem of(ErrorCode code, String text) {
        return new Problem(code, text, Map.of(), Map.of());
    }

    public static Problem badRequest(Map<String, List<String>> validationErrors) {
        return new Problem(ErrorCode.BAD_REQUEST, ErrorCode.BAD_REQUEST.text(), validationErrors, Map.of());
    }

    public static Problem badRequest(String field, String message) {
        return badRequest(Map.of(field, List.of(message)));
    }

    /** The database is away or a lock could not be had: nothing was changed, and a second later it may go through. */
    public static Problem unavailable() {
        return of(ErrorCode.SERVICE_UNAVAILABLE).with("Retry-After", "1");
    }

    public Problem with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Problem(code, text, validationErrors, more);
    }
}
