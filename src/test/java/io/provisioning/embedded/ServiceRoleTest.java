package io.provisioning.embedded;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Postmasters;
import io.provisioning.testing.ServerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The service runs on its embedded database as a plain role, also where an earlier version ran as the superuser. */
class ServiceRoleTest {

    private static final String LAST_OF_THE_SUPERUSER = "9";

    @TempDir
    Path folder;

    @AfterEach
    void leaveNoServerBehind() {
        Postmasters.killBelow(folder);
    }

    @Test
    void shouldOwnWhatItMakesAndWhatTheSuperuserMadeBefore() throws IOException {
        // Given
        givenDataOfAnEarlierVersion();

        // When
        try (var server = ServerProcess.start(folder).awaitReady()) {
            then(server.api("kept", "demo-key").get("/applications").status()).isEqualTo(200);
            server.terminate();
        }

        // Then
        try (var embedded = new EmbeddedDatabase(folder.resolve(".data"))) {
            JdbcClient database = JdbcClient.create(
                    new DriverManagerDataSource(embedded.getJdbcUrl(), embedded.getUsername(), embedded.getPassword()));
            then(database.sql(
                                    "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user")
                            .query(Boolean.class)
                            .single())
                    .isFalse();
            then(database.sql("""
                                    SELECT DISTINCT relowner::regrole::text FROM pg_class
                                    WHERE relnamespace IN ('public'::regnamespace, 'billing_api'::regnamespace)
                                    UNION SELECT DISTINCT proowner::regrole::text FROM pg_proc
                                    WHERE pronamespace IN ('public'::regnamespace, 'billing_api'::regnamespace)
                                    UNION SELECT nspowner::regrole::text FROM pg_namespace WHERE nspname = 'billing_api'""").query(String.class).list()).containsExactly("provisioning");
            then(database.sql("SELECT count(*) FROM application_period WHERE account_id = 'kept'")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    private void givenDataOfAnEarlierVersion() throws IOException {
        Path data = Files.createDirectories(folder.resolve(".data")).resolve("postgresql");
        try (EmbeddedPostgres superusers = EmbeddedPostgres.builder()
                .setCleanDataDirectory(false)
                .setDataDirectory(data)
                .start()) {
            Flyway.configure()
                    .dataSource(superusers.getPostgresDatabase())
                    .target(LAST_OF_THE_SUPERUSER)
                    .load()
                    .migrate();
            JdbcClient database = JdbcClient.create(superusers.getPostgresDatabase());
            database.sql("INSERT INTO account (account_id, name) VALUES ('kept', 'Kept')")
                    .update();
            database.sql("SELECT begin_history('kept')").query((row, n) -> n).list();
        }
    }
}
