package io.provisioning.http;

import com.github.benmanes.caffeine.cache.Ticker;
import io.provisioning.error.ErrorWriter;
import io.provisioning.error.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over 64 KiB, and batches over 1 MiB, with 413: by their declared length, whatever the route, or, when
 * they are streamed without one, where a route reads them, at the byte that is too much. There, too, those that are
 * compressed, and those that come too slowly. Its place is after the limiter, so that a refused body counts too.
 */
public class BodySizeFilter extends OncePerRequestFilter {

    /** In bytes. The largest legal body, three wide ids escaped as \\uXXXX, is about 10 KiB. */
    public static final int MAX_BODY = 64 * 1024;

    /** In bytes: a thousand messages of a thousand bytes each. */
    public static final int MAX_BATCH = 1024 * 1024;

    private final Predicate<HttpServletRequest> batches;
    private final Ticker ticker;

    /** @param batches which requests bring many things at once */
    public BodySizeFilter(Predicate<HttpServletRequest> batches, Ticker ticker) {
        this.batches = batches;
        this.ticker = ticker;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int most = batches.test(request) ? MAX_BATCH : MAX_BODY;
        if (request.getContentLengthLong() > most) {
            ErrorWriter.write(response, Problem.tooLarge(most));
        } else {
            chain.doFilter(new LimitedRequest(request, most, ticker), response);
        }
    }
}
