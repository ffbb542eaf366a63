package io.provisioning.embedded;

import static io.provisioning.testing.Refusals.thenRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.Postmasters;
import io.provisioning.testing.Requirement;
import io.provisioning.testing.ServerProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of a newcomer: nothing given, nothing installed. One run serves all of these. */
class FirstRunTest {

    private static final Pattern CURL = Pattern.compile("^ +(curl (?:.*\\\\\n)*.*)$", Pattern.MULTILINE);

    @TempDir
    static Path folder;

    static ServerProcess server;

    @BeforeAll
    static void givenAFirstRun() {
        server = ServerProcess.start(folder).awaitOutput("Web shop checkout\"}'");
    }

    @AfterAll
    static void stop() {
        server.close();
        Postmasters.killBelow(folder);
    }

    @Test
    void shouldPrintOneBlockWithAllThatANewcomerNeeds() {
        // Given
        String url = "http://127.0.0.1:" + server.port();

        // Then
        then(server.output())
                .containsOnlyOnce("The provisioning API is ready.")
                .containsPattern("API +" + url + "/provisioning/1\n")
                .containsPattern("Swagger UI +" + url + "/swagger-ui.html\n")
                .containsPattern("Demo key +demo-key ")
                .containsPattern("Operator key +operator-key +\\(.*" + url + "/settings/1/accounts\\)\n")
                .doesNotContain("WARN", "ERROR");
        var page = server.api("demo", "demo-key").get("//swagger-ui.html");
        then(page.status()).isEqualTo(302);
        then(server.api("demo", "demo-key").get("/" + page.header("Location")).status())
                .isEqualTo(200);
    }

    @Test
    void shouldCreateAnApplicationWithThePrintedCommandAndThenAskToSlowDown() throws Exception {
        Requirement.orSkip(Files.isExecutable(Path.of("/bin/bash")) && canRun("curl --version"), "bash with curl");

        // Given
        Matcher printed = CURL.matcher(server.output());
        then(printed.find()).isTrue();

        // When
        String first = paste(printed.group(1));

        // Then
        then(first).startsWith("HTTP/1.1 201");

        // When it is pasted again at once; on a slow machine a second may pass, and it is a conflict once or twice
        String second = Awaitility.await()
                .atMost(60, SECONDS)
                .pollDelay(0, MILLISECONDS)
                .pollInterval(1, MILLISECONDS)
                .until(() -> paste(printed.group(1)), answer -> !answer.startsWith("HTTP/1.1 409"));

        // Then
        then(second).startsWith("HTTP/1.1 429").containsIgnoringCase("\nRetry-After: 1\r");
    }

    @Test
    void shouldLetThePrintedOperatorSeeTheDemosAccount() {
        then(server.api("operator", "operator-key")
                        .get("//settings/1/accounts/demo")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldListenToThisMachineOnly() throws IOException {
        // Given another address of this machine, at which only those are reached who listen to everybody
        try (var everybody = new ServerSocket(0)) {
            Requirement.orSkip(answersElsewhere(everybody.getLocalPort()), "second loopback address");
        }
        int database = Integer.parseInt(Files.readAllLines(folder.resolve(".data/postgresql/postmaster.pid"))
                .get(3)
                .strip());

        // Then
        then(answersElsewhere(server.port())).isFalse();
        then(answersElsewhere(server.managementPort())).isFalse();
        then(answersElsewhere(database)).isFalse();
    }

    @Test
    void shouldRefuseASecondInstanceOnTheSameFolderAndLeaveTheFirstAlone() {
        // Given
        var postmasters = Postmasters.below(folder);

        // When
        try (var second = ServerProcess.start(folder)) {

            // Then
            thenRefused(second, folder.resolve(".data") + " is in use by another running instance");
        }
        then(Postmasters.below(folder)).hasSize(1).isEqualTo(postmasters);
        then(new Api(server.managementPort(), "", "").get("//actuator/health").body())
                .contains("\"status\":\"UP\"");
    }

    @Test
    void shouldKnowTheVersionOfItsOwnBinaries() throws IOException {
        then(folder.resolve(".data/postgresql/PG_VERSION")).hasContent(EmbeddedDatabase.MAJOR);
    }

    private static boolean answersElsewhere(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.2", port), 2_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static boolean canRun(String command) throws Exception {
        return new ProcessBuilder("bash", "-c", command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static String paste(String command) throws Exception {
        Process shell = new ProcessBuilder("bash", "-c", command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(shell.getInputStream().readAllBytes(), UTF_8);
    }
}
