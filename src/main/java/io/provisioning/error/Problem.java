package io.provisioning.error;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    private static final String RETRY_AFTER = "Retry-After";

    /** Wherever it comes from, a 503 tells when to try again: a second later it may go through. */
    public Problem {
        if (code == ErrorCode.SERVICE_UNAVAILABLE && !headers.containsKey(RETRY_AFTER)) {
            headers = more(headers, RETRY_AFTER, "1");
        }
    }

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

    /** Says nothing about why. */
    public static Problem unauthorized() {
        return of(ErrorCode.UNAUTHORIZED).with("WWW-Authenticate", "App realm=\"provisioning\"");
    }

    /** Names the scope, because callers lose days over a refusal that does not. */
    public static Problem lacksScope(String scope) {
        return of(ErrorCode.FORBIDDEN, "The API key lacks the scope " + scope);
    }

    /** The scope is there; it reaches the account's own keys, not accounts. */
    public static Problem notTheOperator() {
        return of(ErrorCode.FORBIDDEN, "Only the operator manages accounts");
    }

    /** The key is for the messages of the applications it names. */
    public static Problem boundToTraffic() {
        return of(
                ErrorCode.FORBIDDEN,
                "This API key is bound to traffic: it cannot call anything but the interface for messages");
    }

    /** Names the address that was seen: behind proxies it is seldom the one that callers think of. */
    public static Problem addressNotAllowed(String address) {
        return of(ErrorCode.FORBIDDEN, "The address %s is not allowed for this API key".formatted(address));
    }

    /** No such thing in this account; also when it is another account's. */
    public static Problem unknown(String what, @Nullable String id) {
        return of(ErrorCode.NOT_FOUND, "The %s '%s' does not exist".formatted(what, id));
    }

    public static Problem exists(String what, String id) {
        return of(ErrorCode.CONFLICT, "The %s '%s' exists already".formatted(what, id));
    }

    /** Of the feed of changes. Says how to go on, for who reads this has to begin anew. */
    public static Problem gone() {
        return of(
                ErrorCode.GONE,
                "What comes after this cursor is served no more, or the cursor is of another history. Begin anew: take"
                        + " after=newest, read the attributions as of its As-Of, then apply what comes after its"
                        + " Next-Cursor");
    }

    public static Problem tooLarge(int maxBytes) {
        return of(ErrorCode.PAYLOAD_TOO_LARGE, "The request body must be at most %d bytes".formatted(maxBytes));
    }

    /** The body: as a whole, or for seconds there came nothing. */
    public static Problem tooSlow() {
        return badRequest("body", "came too slowly");
    }

    /** Not even for what would be small: a little can unpack to very much. */
    public static Problem encoded() {
        return of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "The request body must not be compressed (Content-Encoding)")
                .with("Accept-Encoding", "identity");
    }

    public static Problem tooOften(long waitSeconds) {
        return of(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "Too many requests. Nothing was changed; try again in %d s.".formatted(waitSeconds))
                .with(RETRY_AFTER, String.valueOf(waitSeconds));
    }

    public static Problem failedTooOften(long waitSeconds) {
        return of(
                        ErrorCode.TOO_MANY_REQUESTS,
                        "Too many failed sign-ins from this address; try again in %d s.".formatted(waitSeconds))
                .with(RETRY_AFTER, String.valueOf(waitSeconds));
    }

    /** The database is away or a lock could not be had: nothing was changed. */
    public static Problem unavailable() {
        return of(ErrorCode.SERVICE_UNAVAILABLE);
    }

    public Problem with(String header, String value) {
        return new Problem(code, text, validationErrors, more(headers, header, value));
    }

    private static Map<String, String> more(Map<String, String> headers, String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return more;
    }
}
