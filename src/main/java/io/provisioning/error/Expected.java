package io.provisioning.error;

import java.util.Arrays;
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
        if (type == boolean.class) {
            return "must be true or false";
        }
        return type == int.class ? "must be a whole number" : "must be a string";
    }
}
