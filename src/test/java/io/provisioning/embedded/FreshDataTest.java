package io.provisioning.embedded;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Postmasters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshDataTest {

    @TempDir
    Path folder;

    @AfterEach
    void leaveNoServerBehind() {
        Postmasters.killBelow(folder);
    }

    @Test
    void shouldStartAfterAFirstStartThatWasKilledHalfway() throws IOException, SQLException {
        // Given
        Path halfMade = Files.createDirectories(folder.resolve("unfinished-123/base/1"));
        Files.writeString(folder.resolve("unfinished-123/postgresql.conf"), "");

        // When
        try (var database = new EmbeddedDatabase(folder)) {

            // Then
            DriverManager.getConnection(database.getJdbcUrl()).close();
            then(halfMade).doesNotExist();
            then(folder.resolve("postgresql/PG_VERSION")).exists();
            then(Postmasters.below(folder)).hasSize(1);
        }
        then(Postmasters.below(folder)).isEmpty();
    }
}
