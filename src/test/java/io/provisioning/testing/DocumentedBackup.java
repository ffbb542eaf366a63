package io.provisioning.testing;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What {@code docs/operations.md} says about backup and restoration, typed as it stands there. */
public final class DocumentedBackup {

    private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern ARGUMENT = Pattern.compile("(--[a-z.]+=)(?:'(.*?)'|(\\S+))");

    private final Path folder;
    private final List<String> blocks;

    /** @param folder where it is typed */
    public DocumentedBackup(Path folder) {
        this.folder = folder;
        try {
            String document = Files.readString(Path.of("docs/operations.md"));
            blocks = BLOCK.matcher(document.replaceFirst("(?s).*\n## Backup and restore\n(.*?)\n## .*", "$1"))
                    .results()
                    .map(block -> block.group(1))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        then(blocks).hasSize(3);
    }

    public void dump(InstalledPostgres from) {
        type(blocks.get(0), from);
    }

    public void restore(InstalledPostgres empty) {
        type(blocks.get(1), empty);
    }

    /** The arguments with which the service is started on what was restored. */
    public String[] arguments(InstalledPostgres restored) {
        return ARGUMENT.matcher(blocks.get(2))
                .results()
                .map(argument -> argument.group(1) + value(argument))
                .map(argument -> argument.replace("localhost:5432", "127.0.0.1:" + restored.port()))
                .toArray(String[]::new);
    }

    private static String value(MatchResult argument) {
        return argument.group(2) == null ? argument.group(3) : argument.group(2);
    }

    private void type(String commands, InstalledPostgres at) {
        try {
            var bash = new ProcessBuilder("bash", "-ec", commands)
                    .directory(folder.toFile())
                    .redirectErrorStream(true);
            bash.environment().put("PGHOST", "127.0.0.1");
            bash.environment().put("PGPORT", String.valueOf(at.port()));
            bash.environment().merge("PATH", at.programs().toString(), (path, programs) -> programs + ":" + path);
            Process process = bash.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            then(process.waitFor()).as(said).isZero();
            then(said.lines().filter(line -> !line.endsWith("role \"postgres\" already exists")))
                    .as("complaints")
                    .noneMatch(line -> line.contains("ERROR"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
