package io.provisioning.testing;

import java.util.Arrays;
import java.util.Random;

/** Text as wide as an id may be: 255 characters of four bytes, at random, so that nothing can compress them. */
public final class WideText {

    private WideText() {}

    public static String of(Random random) {
        return Arrays.stream(random.ints(255, 0x20000, 0x2A6DF).toArray())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
