package io.provisioning.testing;

import static org.assertj.core.api.BDDAssertions.then;

/** How a start that cannot work must end: with a code that scripts see, and in words. */
public final class Refusals {

    private Refusals() {}

    public static void thenRefused(ServerProcess server, String... saying) {
        then(server.exitCode()).as(server.output()).isNotZero();
        then(server.output())
                .contains("APPLICATION FAILED TO START")
                .contains(saying)
                .doesNotContainPattern("(?m)^\\s+at ")
                .doesNotContain("Caused by", "UnsatisfiedDependencyException", "BeanCreationException");
    }
}
