package io.provisioning.http;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;

/**
 * Whatever no other mapping knows is a 404. Spring would answer it itself, but first reads the request's Content-Type, and
 * fails with a 500 at one with a wildcard. The last mapping of all, which is where they begin.
 */
@Component
class Nowhere extends AbstractHandlerMapping {

    @Override
    protected Object getHandlerInternal(HttpServletRequest request) throws NoHandlerFoundException {
        throw new NoHandlerFoundException(request.getMethod(), request.getRequestURI(), HttpHeaders.EMPTY);
    }
}
