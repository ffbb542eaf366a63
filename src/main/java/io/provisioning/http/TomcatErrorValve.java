package io.provisioning.http;

import io.provisioning.error.ErrorCode;
import io.provisioning.error.ErrorWriter;
import io.provisioning.error.Problem;
import java.io.IOException;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.Http11InputBuffer;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat refuses before any filter runs (a broken request line, {@code %00} in a path, an oversized header), in
 * the one error shape instead of HTML. Public with a public constructor because Tomcat makes it by its name.
 */
public class TomcatErrorValve extends ErrorReportValve {

    private static final String TOO_LARGE =
            StringManager.getManager(Http11InputBuffer.class).getString("iib.requestheadertoolarge.error");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        if (response.getStatus() < 400 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setHeader(RequestId.HEADER, RequestId.of(request));
            if (isTooLarge(throwable)) {
                // Tomcat ends the connection, and says so of a 400, which this was, but not of a 431.
                response.setHeader("Connection", "close");
            }
            ErrorWriter.write(response, problem(request, response.getStatus(), throwable));
        } catch (IOException gone) {
            container.getLogger().debug("The client left before its error was written", gone);
        }
    }

    /** Tomcat gives the same 400 to whatever it cannot parse; what it threw, and how far it came, tell more. */
    private static Problem problem(Request request, int status, @Nullable Throwable thrown) {
        if (isTooLarge(thrown)) {
            return Problem.of(
                    isRequestLineTooLong(request) ? ErrorCode.URI_TOO_LONG : ErrorCode.REQUEST_HEADER_FIELDS_TOO_LARGE);
        }
        ErrorCode code = ErrorCode.of(status);
        return code == ErrorCode.BAD_REQUEST
                ? Problem.of(
                        code, "The request line or a header is malformed or unsupported, or there are too many headers")
                : Problem.of(code);
    }

    private static boolean isTooLarge(@Nullable Throwable thrown) {
        return thrown != null && Objects.equals(TOO_LARGE, thrown.getMessage());
    }

    /** Tomcat reads a little beyond its limit, as the network's parts fall: a line over it may have been read whole. */
    private static boolean isRequestLineTooLong(Request request) {
        String path = request.getRequestURI();
        if (path == null) {
            return true;
        }
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        var limit = (Integer) request.getConnector().getProperty("maxHttpRequestHeaderSize");
        return path.length() + query.length() >= limit;
    }
}
