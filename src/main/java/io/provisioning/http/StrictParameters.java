package io.provisioning.http;

import io.provisioning.error.ApiException;
import io.provisioning.error.Expected;
import io.provisioning.error.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A declared query parameter stands once, has a value, and that value is written as documented. Left alone, the
 * framework joins repeated ones with a comma, takes an empty one for absent (so that {@code ?entityId=} would list
 * everything), trims enums, and reads {@code 0x10} as a number and {@code on} as true.
 */
public class StrictParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Map<String, List<String>> errors = new TreeMap<>();
            Arrays.stream(method.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .map(MethodParameter::getParameter)
                    .forEach(parameter -> {
                        String complaint = complaint(parameter, request.getParameterValues(parameter.getName()));
                        if (complaint != null) {
                            errors.put(parameter.getName(), List.of(complaint));
                        }
                    });
            if (!errors.isEmpty()) {
                throw new ApiException(Problem.badRequest(errors));
            }
        }
        return true;
    }

    private static @Nullable String complaint(Parameter parameter, String @Nullable [] values) {
        if (values == null) {
            RequestParam declared = parameter.getAnnotation(RequestParam.class);
            boolean optional = !declared.required() || !declared.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            return optional ? null : "is required";
        }
        if (values.length > 1) {
            return "must be given only once";
        }
        if (values[0].isEmpty()) {
            return "must not be empty";
        }
        return isWritten(values[0], parameter.getType()) ? null : Expected.of(parameter.getType());
    }

    private static boolean isWritten(String value, Class<?> type) {
        if (type == int.class) {
            return value.matches("-?[0-9]{1,10}");
        }
        if (type == boolean.class || type == Boolean.class) {
            return value.equals("true") || value.equals("false");
        }
        return !type.isEnum()
                || Arrays.stream(type.getEnumConstants()).anyMatch(constant -> value.equals(constant.toString()));
    }
}
