package io.provisioning.account;

import static io.provisioning.testing.Refusals.thenRefused;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusedOperatorTest {

    @TempDir
    Path folder;

    @Test
    void shouldRefuseToStartWithAShortKeyAndNotRepeatIt() {
        // When
        try (var server = ServerProcess.start(
                folder, TestDatabase.fresh().arguments("PROVISIONING_OPERATOR_KEY=short-key-of-the-test"))) {

            // Then
            thenRefused(
                    server,
                    "The operator's key, provisioning.operator-key, is too short or malformed.",
                    "Use 32 to 255 visible ASCII characters, no spaces, and make them random.");
            then(server.output()).doesNotContain("short-key-of-the-test");
        }
    }

    @Test
    void shouldRefuseToStartWithAKeyThatIsAnAccountsTooAndNotRepeatIt() {
        // Given
        String shared = "shared-by-two-callers-0123456789";

        // When
        try (var server = ServerProcess.start(
                folder,
                TestDatabase.fresh()
                        .arguments(
                                "--provisioning.bootstrap.account-id=acme",
                                "--provisioning.bootstrap.api-key=" + shared,
                                "--provisioning.operator-key=" + shared))) {

            // Then
            thenRefused(server, "is a key of account acme too.", "Choose another key for the operator.");
            then(server.output()).doesNotContain(shared);
        }
    }
}
