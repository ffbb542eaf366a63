package io.provisioning.error;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.provisioning.testing.ErrorShape;
import jakarta.servlet.RequestDispatcher;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What stands in the response, whoever writes an error to it. */
class WrittenErrorTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void shouldReplaceWhatWasBegunAndBeSentWhole() throws Exception {
        // Given
        response.getOutputStream().write("half".getBytes(StandardCharsets.UTF_8));
        response.setContentType("text/csv");

        // When
        ErrorWriter.write(response, Problem.tooOften(7));

        // Then
        then(response.getStatus()).isEqualTo(429);
        then(response.getHeader("Retry-After")).isEqualTo("7");
        then(response.getContentType()).isEqualTo("application/json");
        then(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
        then(response.isCommitted()).isTrue();
        ErrorShape.thenIs(response.getContentAsString(), "TOO_MANY_REQUESTS", null);
    }

    @ParameterizedTest
    @CsvSource({"405, 405, METHOD_NOT_ALLOWED", "418, 400, BAD_REQUEST", "502, 500, GENERAL_ERROR", ", 404, NOT_FOUND"})
    void shouldAnswerWhatTomcatRefusedByItsStatus(@Nullable Integer refused, int status, String messageId)
            throws Exception {
        // Given
        var request = new MockHttpServletRequest();
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, refused);

        // When
        new ErrorPage().write(request, response);

        // Then
        then(response.getStatus()).isEqualTo(status);
        ErrorShape.thenIs(response.getContentAsString(), messageId, null);
    }

    @Test
    void shouldAnswerWhatAControllerThrew() throws Exception {
        // When
        new ErrorAdvice().write(ApiException.exists("entity", "sales"), response);

        // Then
        then(response.getStatus()).isEqualTo(409);
        ErrorShape.thenIs(response.getContentAsString(), "CONFLICT", null);
    }

    @Test
    void shouldAddNothingToAnAnswerThatIsHalfSent() throws Exception {
        // Given
        response.getOutputStream().write("half".getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        var thrown = new IllegalStateException("halfway");

        // When
        new ErrorPage().write(new MockHttpServletRequest(), response);
        thenThrownBy(() -> new ErrorAdvice().write(thrown, response)).isSameAs(thrown);

        // Then
        then(response.getContentAsString()).isEqualTo("half");
        then(response.getStatus()).isEqualTo(200);
    }
}
