package io.provisioning.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id under which one request can be found again: the caller's own when it is sane, else a new one. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** Its name in the context of log lines, which is its field in structured ones. */
    static final String IN_LOG = "http.request.id";

    /** The request attribute with it: the header of an answer can get lost, when the answer is begun anew. */
    static final String ATTRIBUTE = RequestId.class.getName();

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestId() {}

    /** The id that the request has; if none yet, it is given one. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = of(request.getHeader(HEADER));
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    static String of(@Nullable String given) {
        return given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
