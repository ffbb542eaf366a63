package io.provisioning.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Everything that a filter throws, as a database that is away while a key is looked up. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class UncaughtErrorFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            chain.doFilter(request, response);
        } catch (Exception exception) {
            Problem problem = Problems.from(exception);
            if (!response.isCommitted()) {
                ErrorWriter.write(response, problem);
            }
        }
    }
}
