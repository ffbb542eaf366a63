package io.provisioning.error;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.provisioning.testing.ErrorShape;
import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class UncaughtErrorFilterTest {

    private final UncaughtErrorFilter filter = new UncaughtErrorFilter();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void shouldAnswerForWhatAFilterThrows() throws Exception {
        // Given a filter that cannot reach the database
        FilterChain chain = (request, answer) -> {
            throw new DataAccessResourceFailureException("away");
        };

        // When
        filter.doFilter(new MockHttpServletRequest(), response, chain);

        // Then
        then(response.getStatus()).isEqualTo(503);
        ErrorShape.thenIs(response.getContentAsString(), "SERVICE_UNAVAILABLE", null);
    }

    @Test
    void shouldNotLetHalfAnAnswerEndLikeAWholeOne() {
        // Given
        FilterChain chain = (request, answer) -> {
            answer.flushBuffer();
            throw new IllegalStateException("halfway");
        };

        // When, then
        thenThrownBy(() -> filter.doFilter(new MockHttpServletRequest(), response, chain))
                .hasMessage("halfway");
    }
}
