package io.provisioning.error;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpectedTest {

    private enum Direction {
        UP,
        DOWN
    }

    private record Point(int x) {}

    static Stream<Arguments> types() {
        return Stream.of(
                Arguments.of(Direction.class, "must be one of UP, DOWN"),
                Arguments.of(boolean.class, "must be true or false"),
                Arguments.of(Boolean.class, "must be true or false"),
                Arguments.of(List.class, "must be a list"),
                Arguments.of(Set.class, "must be a list"),
                Arguments.of(
                        Instant.class,
                        "must be a date and time with its offset, in the years 1970 to 9998, as 2026-01-31T23:59:59Z"),
                Arguments.of(Point.class, "must be a JSON object"),
                Arguments.of(int.class, "must be a whole number"),
                Arguments.of(Integer.class, "must be a whole number"),
                Arguments.of(String.class, "must be a string"));
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldSayWhatAValueLooksLike(Class<?> type, String words) {
        then(Expected.of(type)).isEqualTo(words);
    }
}
