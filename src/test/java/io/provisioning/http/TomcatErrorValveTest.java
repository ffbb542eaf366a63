package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.RawHttp;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomcatErrorValveTest {

    @TempDir
    Path folder;

    private final Tomcat tomcat = new Tomcat();

    @BeforeEach
    void givenAnAnswerThatIsBegunAnew() throws Exception {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getEngine().getPipeline().addValve(new RequestIdValve());
        ((StandardHost) tomcat.getHost()).setErrorReportValveClass(TomcatErrorValve.class.getName());
        var context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "forgetful", new Forgetful());
        context.addServletMappingDecoded("/", "forgetful");
        tomcat.getConnector();
        tomcat.start();
    }

    @AfterEach
    void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void shouldTellTheRequestIdAgain() {
        // When
        var answer = RawHttp.send(tomcat.getConnector().getLocalPort(), "GET /", "X-Request-Id: my-request");

        // Then
        then(answer.status()).isEqualTo(500);
        then(answer.header("X-Request-Id")).isEqualTo("my-request");
        ErrorShape.thenIs(answer.body(), "GENERAL_ERROR", null);
    }

    @ParameterizedTest
    @CsvSource({"8240, 414", "8100, 431"})
    void shouldTellTheRequestLineFromTheHeadersHoweverTheyArrive(int path, int status) throws IOException {
        // Given: the first bytes were read with the request before, so that Tomcat reads on beyond its 8 KiB
        String line = "GET /" + "a".repeat(path);
        byte[] before = (RawHttp.head("OPTIONS /").replace("close", "keep-alive") + line.substring(0, 100)).getBytes();
        byte[] rest =
                RawHttp.head(line.substring(100), "X: " + "a".repeat(20_000)).getBytes();
        try (var socket = new Socket("127.0.0.1", tomcat.getConnector().getLocalPort())) {
            socket.getOutputStream().write(before);
            then(socket.getInputStream().read()).isEqualTo('H');

            // When
            socket.getOutputStream().write(rest);
            socket.shutdownOutput();

            // Then
            then(new String(socket.getInputStream().readAllBytes())).contains("HTTP/1.1 " + status);
        }
    }

    /** As Tomcat itself does where something was thrown and nobody has answered. */
    private static class Forgetful extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.reset();
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }
}
