package io.provisioning.testing;

import java.nio.file.Path;
import java.util.List;

/** The PostgreSQL servers that work on the data below a folder, as the operating system sees them. */
public final class Postmasters {

    private Postmasters() {}

    public static List<ProcessHandle> below(Path folder) {
        String data = "postgres -D " + folder.toAbsolutePath() + "/";
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(data))
                .toList();
    }

    /** For the end of a test that killed a server's owner. */
    public static void killBelow(Path folder) {
        below(folder).forEach(server -> {
            server.destroyForcibly();
            server.onExit().join();
        });
    }
}
