package io.provisioning.http;

import io.provisioning.error.ErrorCode;
import io.provisioning.error.ErrorWriter;
import io.provisioning.error.Problem;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/**
 * What Tomcat refuses before any filter runs (a broken request line, {@code %00} in a path, an oversized header), in
 * the one error shape instead of HTML. Public with a public constructor because Tomcat makes it by its name.
 */
public class TomcatErrorValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setHeader(RequestId.HEADER, RequestId.of(request.getHeader(RequestId.HEADER)));
            ErrorWriter.write(response, problem(status));
        } catch (IOException gone) {
            container.getLogger().debug("The client left before its error was written", gone);
        }
    }

    /** Tomcat answers 400 to an oversized header as to any line it cannot parse, without a word on which it was. */
    private static Problem problem(int status) {
        ErrorCode code = ErrorCode.of(status);
        return code == ErrorCode.BAD_REQUEST
                ? Problem.of(code, "The request line or a header is malformed, unsupported or too large")
                : Problem.of(code);
    }
}
