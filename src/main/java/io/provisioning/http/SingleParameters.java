package io.provisioning.http;

import io.provisioning.error.ApiException;
import io.provisioning.error.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A declared query parameter stands once and has a value. The framework would join repeated ones with a comma and take
 * an empty one for absent, so that {@code ?entityId=} would list everything.
 */
public class SingleParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Map<String, List<String>> errors = new TreeMap<>();
            Arrays.stream(method.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .map(MethodParameter::getParameter)
                    .forEach(parameter -> check(parameter.getName(), request, errors));
            if (!errors.isEmpty()) {
                throw new ApiException(Problem.badRequest(errors));
            }
        }
        return true;
    }

    private static void check(String name, HttpServletRequest request, Map<String, List<String>> errors) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > 1) {
            errors.put(name, List.of("must be given only once"));
        } else if (values != null && values[0].isEmpty()) {
            errors.put(name, List.of("must not be empty"));
        }
    }
}
