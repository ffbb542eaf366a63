package io.provisioning.testing;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a reader's machine may lack: skipped there with a loud line, and a failure where everything must be there. */
public final class Requirement {

    private Requirement() {}

    public static void orSkip(boolean there, String what) {
        if (there) {
            return;
        }
        if ("true".equals(System.getenv("EVERYTHING_REQUIRED"))) {
            Assertions.fail("Missing, and everything is required here: " + what);
        }
        System.out.println("\n*** SKIPPED: this machine has no " + what + " ***\n");
        Assumptions.abort("This machine has no " + what);
    }
}
