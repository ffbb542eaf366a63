package io.provisioning.error;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The whole error contract: every {@code messageId} that can be answered, its HTTP status and the text that stands
 * where nothing more exact can be said.
 */
@Schema(enumAsRef = true, description = "The kind of error; each belongs to one HTTP status.")
public enum ErrorCode {
    BAD_REQUEST(400, "Bad request"),
    UNAUTHORIZED(401, "Invalid credentials"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    NOT_ACCEPTABLE(406, "Only application/json can be answered here"),
    CONFLICT(409, "It exists already"),
    GONE(410, "It is no longer here"),
    PAYLOAD_TOO_LARGE(413, "The request body is too large"),
    URI_TOO_LONG(414, "The request line is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The request body must be application/json"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    REQUEST_HEADER_FIELDS_TOO_LARGE(431, "The request header is too large"),
    GENERAL_ERROR(500, "Something went wrong. Please contact support."),
    SERVICE_UNAVAILABLE(503, "The service is temporarily unavailable. Nothing was changed; try again later.");

    private final int status;
    private final String text;

    ErrorCode(int status, String text) {
        this.status = status;
        this.text = text;
    }

    public int status() {
        return status;
    }

    public String text() {
        return text;
    }

    /** The code for a status that the framework or Tomcat chose; theirs are many, ours are few. */
    public static ErrorCode of(int status) {
        for (ErrorCode code : values()) {
            if (code.status == status) {
                return code;
            }
        }
        // 501 and 505 are Tomcat's for a request that is none of ours: CONNECT, an unknown coding or version.
        boolean callersFault = (status >= 400 && status < 500) || status == 501 || status == 505;
        return callersFault ? BAD_REQUEST : GENERAL_ERROR;
    }
}
