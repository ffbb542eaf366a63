package io.provisioning.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's PostgreSQL, which has the programs that the embedded one lacks, as a server of its own for one test. */
public final class InstalledPostgres implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    /** The oldest one that is supported. */
    private static final int OLDEST = 15;

    private final Path bin;
    private final String folder;
    private final int port;

    /** Skips the test where there is none. */
    public InstalledPostgres() {
        Optional<Path> installed = find();
        Requirement.orSkip(installed.isPresent(), "PostgreSQL of Debian's packages, with pg_dump");
        bin = installed.orElseThrow();
        folder = run("mktemp", "-d").strip();
        run(bin + "/initdb", "-D", folder + "/db", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C");
        port = FreePort.find();
        String options = "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s -c fsync=off"
                .formatted(port, folder);
        run(bin + "/pg_ctl", "-D", folder + "/db", "-w", "-l", folder + "/log", "-o", options, "start");
    }

    public TestDatabase create(String name) {
        client("createdb", name);
        return new TestDatabase("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name), "postgres", "postgres");
    }

    /** A copy, by way of a dump. */
    public TestDatabase dumpAndRestore(String from, String to) {
        client("pg_dump", "--format=custom", "--file=" + folder + "/dump", from);
        TestDatabase restored = create(to);
        client("pg_restore", "--dbname=" + to, "--exit-on-error", folder + "/dump");
        return restored;
    }

    @Override
    public void close() {
        run(bin + "/pg_ctl", "-D", folder + "/db", "-w", "-m", "immediate", "stop");
        run("rm", "-rf", folder);
    }

    private void client(String program, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(bin + "/" + program, "-h", "127.0.0.1", "-p", String.valueOf(port), "-U", "postgres"));
        command.addAll(List.of(arguments));
        run(command.toArray(String[]::new));
    }

    /** A database server does not run as root. */
    private static String run(String... command) {
        List<String> whole = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            whole.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        whole.addAll(List.of(command));
        try {
            Path output = Files.createTempFile("postgresql", ".out");
            int status = new ProcessBuilder(whole)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            String said = Files.readString(output);
            Files.delete(output);
            if (status != 0) {
                throw new IllegalStateException(whole + " ended with " + status + ":\n" + said);
            }
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Of other folders, as of versions before 10 and of what distributions put beside them: 0. */
    private static int version(Path folder) {
        String name = folder.getFileName().toString();
        return name.matches("\\d{1,4}") ? Integer.parseInt(name) : 0;
    }

    private static Optional<Path> find() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(VERSIONS)) {
            return versions.filter(version -> version(version) >= OLDEST)
                    .sorted(Comparator.comparing(InstalledPostgres::version).reversed())
                    .map(version -> version.resolve("bin"))
                    .filter(programs -> Stream.of("initdb", "pg_ctl", "pg_dump", "pg_restore")
                            .allMatch(program -> Files.isExecutable(programs.resolve(program))))
                    .findFirst();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
