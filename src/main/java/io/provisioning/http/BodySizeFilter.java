package io.provisioning.http;

import io.provisioning.error.ErrorWriter;
import io.provisioning.error.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over 64 KiB with 413: by their declared length, whatever the route, or, when they are streamed without
 * one, where a route reads them, at the byte that is too much. Its place is after the limiter, so that a refused body
 * counts too.
 */
public class BodySizeFilter extends OncePerRequestFilter {

    /** In bytes. The largest legal body, three wide ids escaped as \\uXXXX, is about 10 KiB. */
    public static final int MAX_BODY = 64 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MAX_BODY) {
            ErrorWriter.write(response, tooLarge());
        } else {
            chain.doFilter(new LimitedRequest(request), response);
        }
    }

    static Problem tooLarge() {
        return Problem.tooLarge(MAX_BODY);
    }
}
