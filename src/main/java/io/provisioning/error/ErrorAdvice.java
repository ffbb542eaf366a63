package io.provisioning.error;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Everything that a controller, or the way to it, throws. */
@RestControllerAdvice
class ErrorAdvice {

    @ExceptionHandler
    void write(Exception exception, HttpServletResponse response) throws Exception {
        if (response.isCommitted()) {
            // Half an answer was sent; nothing can be said any more.
            throw exception;
        }
        ErrorWriter.write(response, Problems.from(exception));
    }
}
