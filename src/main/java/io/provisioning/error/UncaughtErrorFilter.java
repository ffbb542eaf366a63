package io.provisioning.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Everything that a filter throws, as a database that is away while a key is looked up. Its place is inside the
 * observation of a request, which would otherwise count all of that as 500.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class UncaughtErrorFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(UncaughtErrorFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException exception) {
            if (response.isCommitted()) {
                // Half an answer must not end like a whole one: Tomcat breaks the connection.
                log.warn("Broke off an answer that was half sent", exception);
                throw exception;
            }
            ErrorWriter.write(response, Problems.from(exception));
        }
    }
}
