package io.provisioning.http;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * One line in the log for every request, whoever answered it: method, path, status, time, account. Never the query, a
 * header, a body or a method that is none: nobody knows what callers put there. Tomcat asks for it when the answer is
 * out, so what it refuses on its own has its line too.
 */
public class AccessLine extends ValveBase implements AccessLog {

    /** The request attribute with the id of the account that is signed in. */
    public static final String ACCOUNT = AccessLine.class.getName() + ".account";

    /** Longer than any path that means something. */
    private static final int LONGEST = 4096;

    private static final String UNKNOWN = "-";
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final Pattern NOT_VISIBLE = Pattern.compile("[^!-~]");
    private static final Logger log = LoggerFactory.getLogger("access");

    AccessLine() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    @Override
    public void log(Request request, Response response, long nanos) {
        if (!log.isInfoEnabled()) {
            return;
        }
        String method = methodOrDash(request.getMethod());
        String path = plain(request.getRequestURI());
        Object account = request.getAttribute(ACCOUNT);
        var line = log.atInfo()
                .addKeyValue("http.request.method", method)
                .addKeyValue("url.path", path)
                .addKeyValue("http.response.status_code", response.getStatus())
                .addKeyValue("event.duration", nanos);
        if (account != null) {
            line = line.addKeyValue("user.id", account);
        }
        String who = account == null ? "" : " " + account;
        // The filters and valves that had filled it are long through.
        MDC.setContextMap(context(request));
        try {
            line.log("{} {} {} {} ms{}", method, path, response.getStatus(), NANOSECONDS.toMillis(nanos), who);
        } finally {
            MDC.clear();
        }
    }

    private static Map<String, String> context(Request request) {
        Map<String, String> context = new HashMap<>();
        // Where Tomcat answers without its valves, as to "OPTIONS *", there is none.
        if (request.getAttribute(RequestId.ATTRIBUTE) instanceof String id) {
            context.put(RequestId.IN_LOG, id);
        }
        ServerHttpObservationFilter.findObservationContext(request)
                .flatMap(observed -> Optional.ofNullable(observed.<TracingContext>get(TracingContext.class)))
                .flatMap(traced -> Optional.ofNullable(traced.getSpan()))
                .ifPresent(span -> {
                    TraceContext trace = span.context();
                    context.put("traceId", trace.traceId());
                    context.put("spanId", trace.spanId());
                });
        return context;
    }

    private static String methodOrDash(@Nullable String method) {
        return method != null && METHODS.contains(method) ? method : UNKNOWN;
    }

    /** As a well-formed request line has it; what Tomcat could not parse may hold anything, as line breaks. */
    private static String plain(@Nullable String path) {
        if (path == null) {
            return UNKNOWN;
        }
        String shown = path.length() > LONGEST ? path.substring(0, LONGEST) + "..." : path;
        return NOT_VISIBLE
                .matcher(shown)
                .replaceAll(
                        character -> "%%%02X".formatted((int) character.group().charAt(0)));
    }

    /** There are no other attributes to take note of. */
    @Override
    public void setRequestAttributesEnabled(boolean enabled) {}

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
