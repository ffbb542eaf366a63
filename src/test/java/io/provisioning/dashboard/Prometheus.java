package io.provisioning.dashboard;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.provisioning.testing.Api;
import io.provisioning.testing.FreePort;
import io.provisioning.testing.Requirement;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** A real Prometheus with the configuration that is delivered, asking more often and elsewhere. */
final class Prometheus implements AutoCloseable {

    static final Path FOLDER = Path.of("containers/prometheus");

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus");
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final int port;

    Prometheus(Path folder, int managementPort) throws IOException {
        Requirement.orSkip(Files.isExecutable(PROGRAM), "Prometheus (Debian's package prometheus)");
        Files.copy(FOLDER.resolve("alerts.yml"), folder.resolve("alerts.yml"));
        Files.writeString(
                folder.resolve("prometheus.yml"),
                Files.readString(FOLDER.resolve("prometheus.yml"))
                        .replace("service:8081", "127.0.0.1:" + managementPort)
                        .replace("interval: 15s", "interval: 1s"));
        port = FreePort.find();
        File log = folder.resolve("prometheus.log").toFile();
        process = new ProcessBuilder(List.of(
                        PROGRAM.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        Awaitility.await("Prometheus, see " + log)
                .atMost(PATIENCE_SECONDS, SECONDS)
                .ignoreExceptions()
                .until(() -> get("//-/ready").status() == 200);
    }

    /** What it answers to an instant query. */
    JsonNode query(String promql) {
        return get("//api/v1/query?query=" + Api.encode(promql)).json();
    }

    Api.Answer get(String path) {
        return new Api(port, "", "").get(path);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
