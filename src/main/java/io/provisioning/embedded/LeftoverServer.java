package io.provisioning.embedded;

import io.provisioning.startup.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that a killed run left behind still holds the data; whoever owns the folder now stops it first. */
final class LeftoverServer {

    private static final Logger log = LoggerFactory.getLogger(LeftoverServer.class);
    private static final int LOOKS = 200;
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private LeftoverServer() {}

    static void stop(Path postgres) throws IOException {
        Path pidFile = postgres.resolve("postmaster.pid");
        List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        if (lines.size() < 2 || !lines.get(0).strip().matches("\\d{1,10}")) {
            return;
        }
        String recorded = lines.get(1).strip();
        var server = ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                .filter(process -> serves(process, recorded))
                .filter(process -> isHere(recorded, postgres));
        if (server.isPresent()) {
            log.info("Stopping the PostgreSQL that a killed run left behind in {}", postgres);
            stop(server.get(), pidFile);
        }
    }

    /** The number may have gone to another process since, even to the PostgreSQL of somebody else. */
    private static boolean serves(ProcessHandle process, String folder) {
        var info = process.info();
        return info.command().orElse("").contains("postgres")
                && info.commandLine().orElse(folder).contains(folder);
    }

    /** The folder may be called by another name by now; but the server of a folder that was copied is not ours. */
    private static boolean isHere(String recorded, Path postgres) {
        try {
            return Files.notExists(Path.of(recorded)) || Files.isSameFile(Path.of(recorded), postgres);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static void stop(ProcessHandle server, Path pidFile) {
        server.destroy();
        // The file goes when the server is done; the process may linger as a zombie where nobody waits for it.
        for (int look = 0; look < LOOKS && server.isAlive() && Files.exists(pidFile); look++) {
            try {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (server.isAlive() && Files.exists(pidFile)) {
            throw new StartRefusedException(
                    "A PostgreSQL that an earlier run left behind (process %d) does not stop.".formatted(server.pid()),
                    "Stop that process.");
        }
    }
}
