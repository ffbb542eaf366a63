package io.provisioning.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Debian's PostgreSQL, which has the programs that the embedded one lacks, as a server of its own for one test. Its
 * superuser is {@code postgres}.
 */
public final class InstalledPostgres implements AutoCloseable {

    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    /** The oldest one that is supported. */
    private static final int OLDEST = 15;

    /** The service's, by the name and the password that the documents use. */
    private static final String ROLE = "provisioning";

    private static final String PASSWORD = "choose one";

    private final Path bin;
    private final String folder;
    private final int port;
    private final String options;
    private boolean running;

    /** Fast, for what is not about crashes. Skips the test where there is none. */
    public InstalledPostgres() {
        this("-c fsync=off");
    }

    private InstalledPostgres(String setting) {
        Optional<Path> installed = find();
        Requirement.orSkip(installed.isPresent(), "PostgreSQL of Debian's packages, with pg_dump");
        bin = installed.orElseThrow();
        folder = run("mktemp", "-d").strip();
        run(bin + "/initdb", "-D", folder + "/db", "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C");
        port = FreePort.find();
        options =
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories=%s %s".formatted(port, folder, setting);
        start();
    }

    /** As it comes: what was committed is on the disk. */
    public static InstalledPostgres durable() {
        return new InstalledPostgres("");
    }

    /** Also after a crash; returns when it answers. */
    public void start() {
        run(bin + "/pg_ctl", "-D", folder + "/db", "-w", "-l", folder + "/log", "-o", options, "start");
        running = true;
    }

    /** As {@code kill -9} of all its processes does: none of them can finish or write anything. */
    public void kill() {
        ProcessHandle postmaster = postmaster();
        // So that it starts no other while they are counted.
        signal("STOP", postmaster);
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        running = false;
        Awaitility.await("the end of PostgreSQL").until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** As an administrator does who does not wait for the sessions to end. */
    public void stop() {
        run(bin + "/pg_ctl", "-D", folder + "/db", "-w", "-m", "fast", "stop");
        running = false;
    }

    /** It takes connections, and says nothing: as a machine that swaps, or a disk that hangs. */
    public void freeze() {
        ProcessHandle postmaster = postmaster();
        // First, so that it starts no other while they are counted.
        signal("STOP", postmaster);
        postmaster.descendants().forEach(process -> signal("STOP", process));
    }

    public void thaw() {
        ProcessHandle postmaster = postmaster();
        postmaster.descendants().forEach(process -> signal("CONT", process));
        signal("CONT", postmaster);
    }

    /** An empty database of the service's role, which is nothing but its owner. */
    public TestDatabase create(String name) {
        try (Connection connection = administrator("postgres").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    DO $$ BEGIN
                        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
                            CREATE ROLE {role} LOGIN PASSWORD '{password}';
                        END IF;
                    END $$""".replace("{role}", ROLE).replace("{password}", PASSWORD));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, ROLE));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return new TestDatabase(url(name), ROLE, PASSWORD);
    }

    /** A database as its administrator sees it. */
    public TestDatabase administrator(String database) {
        return new TestDatabase(url(database), "postgres", "postgres");
    }

    public int port() {
        return port;
    }

    /** Where psql, pg_dump and the others are. */
    public Path programs() {
        return bin;
    }

    @Override
    public void close() {
        if (running) {
            run(bin + "/pg_ctl", "-D", folder + "/db", "-w", "-m", "immediate", "stop");
        }
        run("rm", "-rf", folder);
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private ProcessHandle postmaster() {
        String pid = run("head", "-n", "1", folder + "/db/postmaster.pid").strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static void signal(String name, ProcessHandle process) {
        run("kill", "-" + name, String.valueOf(process.pid()));
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
