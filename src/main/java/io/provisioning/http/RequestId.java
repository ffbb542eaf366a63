package io.provisioning.http;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id under which one request can be found again: the caller's own when it is sane, else a new one. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    /** Its name in the context of log lines, which is its field in structured ones. */
    static final String IN_LOG = "http.request.id";

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private RequestId() {}

    static String of(@Nullable String given) {
        return given != null && SANE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
