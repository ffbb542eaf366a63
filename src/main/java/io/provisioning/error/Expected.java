package io.provisioning.error;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** What a value of some type looks like, for a person. */
public final class Expected {

    private Expected() {}

    public static String of(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "must be one of ", ""));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "must be true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "must be a list";
        }
        if (type == Instant.class) {
            return "must be a date and time with its offset, in the years 1970 to 9998, as 2026-01-31T23:59:59Z";
        }
        if (type.isRecord()) {
            return "must be a JSON object";
        }
        return type == int.class || type == Integer.class ? "must be a whole number" : "must be a string";
    }
}
