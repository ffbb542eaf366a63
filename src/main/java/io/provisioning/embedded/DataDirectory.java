package io.provisioning.embedded;

import io.provisioning.startup.StartRefusedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the embedded database, owned by one run at a time. Our own lock file decides who that is, because it
 * dies with the process that holds it; PostgreSQL's does not, and its server outlives a killed run.
 */
class DataDirectory implements AutoCloseable {

    private final Path directory;
    private final FileChannel lockFile;

    DataDirectory(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.directory);
            lockFile = FileChannel.open(
                    this.directory.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unusable) {
            throw new StartRefusedException(
                    "The data folder %s cannot be written: %s".formatted(this.directory, unusable),
                    "Make it writable, or name another one with provisioning.embedded.directory.");
        }
        if (lock() == null) {
            close();
            throw new StartRefusedException(
                    "The data folder %s is in use by another running instance.".formatted(this.directory),
                    "Stop that one, or name another folder with provisioning.embedded.directory.");
        }
    }

    Path postgres() {
        return directory.resolve("postgresql");
    }

    /** What PostgreSQL says during this run. */
    Path log() {
        return directory.resolve("postgresql.log");
    }

    private @Nullable FileLock lock() {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        } catch (IOException unusable) {
            throw new StartRefusedException(
                    "The data folder %s cannot be locked: %s".formatted(directory, unusable),
                    "Name a folder on a local disk with provisioning.embedded.directory.");
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
