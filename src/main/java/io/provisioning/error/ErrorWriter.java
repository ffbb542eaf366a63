package io.provisioning.error;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes the one error shape; used by the advice, by filters, and by Tomcat's error page. */
public final class ErrorWriter {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ErrorWriter() {}

    public static void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = JSON.writeValueAsBytes(ErrorBody.of(problem));
        response.resetBuffer();
        response.setStatus(problem.code().status());
        problem.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }
}
