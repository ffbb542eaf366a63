package io.provisioning.testing;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.provisioning.ProvisioningServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * The service as a person starts it: a process of its own, in a folder of its own, on free ports unless the arguments
 * name one. Arguments of the form {@code NAME=value} are its environment. Its output is kept. Whoever starts it closes
 * it.
 */
public final class ServerProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 120;
    private static final String PORT = "--server.port=";
    private static final String VARIABLE = "[A-Z_]+=.*";
    private static final String MANAGEMENT_PORT = "--management.server.port=";

    private final Process process;
    private final Path output;
    private final int port;
    private final int managementPort;

    /** Runs the classes of the build, as {@code spring-boot:run} does. */
    public static ServerProcess start(Path folder, String... arguments) {
        return new ServerProcess(folder, List.of("-cp", classPath(), ProvisioningServer.class.getName()), arguments);
    }

    /** Runs the packaged jar. */
    public static ServerProcess startJar(Path jar, Path folder, String... arguments) {
        return new ServerProcess(folder, List.of("-jar", jar.toString()), arguments);
    }

    private ServerProcess(Path folder, List<String> what, String... arguments) {
        port = portIn(arguments, PORT);
        managementPort = portIn(arguments, MANAGEMENT_PORT);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(what);
        Arrays.stream(arguments)
                .filter(argument -> !argument.startsWith(PORT) && !argument.startsWith(MANAGEMENT_PORT))
                .filter(argument -> !argument.matches(VARIABLE))
                .forEach(command::add);
        command.add(PORT + port);
        command.add(MANAGEMENT_PORT + managementPort);
        try {
            output = Files.createTempFile("server", ".out");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            // What a developer has set for a service of their own must not reach this one.
            builder.environment().keySet().removeIf(name -> name.matches("(SPRING|PROVISIONING|SERVER|MANAGEMENT)_.*"));
            Arrays.stream(arguments)
                    .filter(argument -> argument.matches(VARIABLE))
                    .map(variable -> variable.split("=", 2))
                    .forEach(variable -> builder.environment().put(variable[0], variable[1]));
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public int port() {
        return port;
    }

    public int managementPort() {
        return managementPort;
    }

    public Api api(String accountId, String key) {
        return new Api(port, accountId, key);
    }

    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public ServerProcess awaitReady() {
        return awaitOutput("Started ProvisioningServer");
    }

    public ServerProcess awaitOutput(String text) {
        Awaitility.await("output of the server: " + text)
                .atMost(PATIENCE_SECONDS, SECONDS)
                .until(() -> output().contains(text) || !process.isAlive());
        if (!output().contains(text)) {
            throw new AssertionError("The server ended without saying '" + text + "':\n" + output());
        }
        return this;
    }

    /** Waits for the end. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
                throw new AssertionError("The server does not end:\n" + output());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return process.exitValue();
    }

    /** As Ctrl-C and service managers do: the server may clean up. */
    public void terminate() {
        process.destroy();
        exitCode();
    }

    /** As {@code kill -9} does: nothing is cleaned up. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() {
        kill();
        Secrets.thenNoneIn(output());
        try {
            Files.deleteIfExists(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Without the resources of the tests, whose logging is not the service's. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int portIn(String[] arguments, String option) {
        return Arrays.stream(arguments)
                .filter(argument -> argument.startsWith(option))
                .map(argument -> Integer.parseInt(argument.substring(option.length())))
                .findFirst()
                .orElseGet(FreePort::find);
    }
}
