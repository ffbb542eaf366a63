package io.provisioning.error;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What was refused with {@code sendError}, by the framework or by Tomcat, instead of Spring Boot's own error page. */
@Hidden
@RestController
class ErrorPage implements ErrorController {

    @RequestMapping("${server.error.path:/error}")
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            // Half an answer was sent; Tomcat breaks the connection.
            return;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        ErrorCode code = status instanceof Integer number ? ErrorCode.of(number) : ErrorCode.NOT_FOUND;
        boolean tooSlow =
                Integer.valueOf(HttpServletResponse.SC_REQUEST_TIMEOUT).equals(status);
        ErrorWriter.write(response, tooSlow ? Problem.tooSlow() : Problem.of(code));
    }
}
