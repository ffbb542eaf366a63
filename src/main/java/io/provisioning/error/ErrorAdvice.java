package io.provisioning.error;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Everything that a controller, or the way to it, throws. */
@RestControllerAdvice
class ErrorAdvice {

    @ExceptionHandler
    void write(Exception exception, HttpServletResponse response) throws IOException {
        ErrorWriter.write(response, Problems.from(exception));
    }
}
