package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.RawHttp;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
