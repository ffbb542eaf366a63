package io.provisioning.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Outermost, so that even what the firewall refuses carries its request id. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = response.getHeader(RequestId.HEADER);
        if (id == null) {
            id = RequestId.of(request.getHeader(RequestId.HEADER));
            response.setHeader(RequestId.HEADER, id);
        }
        try (var inLog = MDC.putCloseable("requestId", id)) {
            chain.doFilter(request, response);
        }
    }

    /** What Tomcat refuses on its own, as TRACE, comes here first as an error. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
