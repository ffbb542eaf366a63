package io.provisioning.ratelimit;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Names the operation of a request before it is routed, from the routes themselves: a new one needs no mention here. */
@Component
class Operations {

    /** Everything that is no operation shares one bucket, so that unknown routes are not a way around the limit. */
    static final String UNKNOWN = "unknown";

    private final RequestMappingHandlerMapping routes;

    Operations(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    String nameOf(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        return routes.getHandlerMethods().entrySet().stream()
                .filter(route -> matches(route.getKey(), request))
                .findFirst()
                .map(Map.Entry::getValue)
                .map(method -> method.getMethodAnnotation(Operation.class))
                .map(Operation::operationId)
                .orElse(UNKNOWN);
    }

    /** By path and method alone: a request with the wrong media type still is a call of that operation. */
    private static boolean matches(RequestMappingInfo route, HttpServletRequest request) {
        var paths = route.getPathPatternsCondition();
        return paths != null
                && paths.getMatchingCondition(request) != null
                && route.getMethodsCondition().getMatchingCondition(request) != null;
    }
}
