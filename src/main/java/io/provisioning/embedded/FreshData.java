package io.provisioning.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Makes the data of a first start aside and moves it into place whole: a start that is killed leaves nothing half made. */
final class FreshData {

    private static final Logger log = LoggerFactory.getLogger(FreshData.class);
    private static final String UNFINISHED = "unfinished-";

    private FreshData() {}

    static void make(Path postgres, EmbeddedPostgres.Builder builder) throws IOException {
        Path folder = Objects.requireNonNull(postgres.getParent());
        removeUnfinished(folder);
        Path aside = Files.createTempDirectory(folder, UNFINISHED);
        builder.setDataDirectory(aside).start().close();
        Files.move(aside, postgres);
    }

    private static void removeUnfinished(Path folder) throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (Path data : unfinished) {
                LeftoverServer.stop(data);
                remove(data);
            }
        }
    }

    /** Whatever still writes there does no harm; the next first start tries again. */
    private static void remove(Path data) {
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException inUse) {
            log.debug("{} stays for now", data, inUse);
        }
    }
}
