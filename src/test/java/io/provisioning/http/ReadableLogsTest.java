package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.RawHttp;
import io.provisioning.testing.ServerProcess;
import io.provisioning.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log as it is where nothing is configured, in a process of its own. */
class ReadableLogsTest {

    private static final String LINE =
            "(?m)^[-0-9]{10}T[:.0-9]+(Z|[-+][0-9]{2}:[0-9]{2})  INFO [0-9]+ --- \\[provisioning-api] \\[[^]]+] \\[%s] access +: %s$";

    @TempDir
    static Path folder;

    static ServerProcess server;

    @BeforeAll
    static void givenAService() {
        var arguments = TestDatabase.fresh()
                .arguments("--provisioning.bootstrap.account-id=acme", "--provisioning.bootstrap.api-key=acme-key");
        server = ServerProcess.start(folder, arguments).awaitReady();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldHaveOneLineForARequestWithItsId() {
        // When
        server.api("acme", "acme-key").send("GET", "/applications?secret", null, "X-Request-Id", "my-request");

        // Then
        server.awaitOutput("acme\n");
        then(server.output())
                .containsPattern(LINE.formatted("my-request", "GET /provisioning/1/applications 200 [0-9]+ ms acme"))
                .doesNotContain("acme-key", "secret");
    }

    /** Tomcat would quote it, with the query. */
    @Test
    void shouldNotQuoteARequestThatCannotBeParsed() {
        // When
        var answer = RawHttp.send(server.port(), "GET /broken?key=secret\u0001");

        // Then
        String id = answer.header("X-Request-Id");
        server.awaitOutput("[" + id + "]");
        then(server.output())
                .containsPattern(LINE.formatted(id, "GET - 400 [0-9]+ ms"))
                .doesNotContain("secret");
    }

    @Test
    void shouldHaveNoSuchLinesWhereTheyAreSwitchedOff() {
        var arguments = TestDatabase.fresh()
                .arguments(
                        "--provisioning.bootstrap.account-id=acme",
                        "--provisioning.bootstrap.api-key=acme-key",
                        "--provisioning.rate-limit.enabled=false",
                        "--logging.level.access=off",
                        // Lines of another logger about the same requests.
                        "--logging.level.org.springframework.web.servlet.DispatcherServlet=debug");
        try (var silent = ServerProcess.start(folder, arguments).awaitReady()) {
            // When
            silent.api("acme", "acme-key").send("GET", "/applications", null, "X-Request-Id", "first");
            silent.api("acme", "acme-key").send("GET", "/applications", null, "X-Request-Id", "second");

            // Then
            silent.awaitOutput("[second]");
            then(silent.output()).contains("[first]").doesNotContain(" access ");
        }
    }
}
