package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.provisioning.testing.Administrator;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The answer to its creation is the only place where a key ever is. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class SecretsStaySecretTest {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Administrator
    private JdbcClient database;

    @BeforeEach
    void listenAsInProduction() {
        LOGGER.setLevel(Level.INFO);
    }

    @AfterEach
    void stopListening() {
        LOGGER.setLevel(Level.WARN);
    }

    @Test
    void shouldShowAKeyOnceAndKeepItNowhere(CapturedOutput output) {
        // Given a key that was made, used, changed and refused
        Api manager = accounts.manager(accounts.create().accountId());
        JsonNode key = Keys.create(manager, "{\"name\":\"shop\",\"platform\":[{\"applicationId\":\"shop\"}]}");
        String secret = Keys.secret(key);
        String random = secret.substring("pak_".length(), "pak_".length() + 22);
        Api caller = accounts.api(manager.accountId(), secret);

        // When
        List<Api.Answer> answers = List.of(
                Keys.get(manager, Keys.id(key)),
                Keys.list(manager, "size=1000"),
                Keys.list(accounts.operator(), "accountId=" + manager.accountId()),
                caller.get("/applications"),
                Keys.update(manager, Keys.id(key), "{\"platform\":[]}"),
                Keys.update(manager, Keys.id(key), "{\"apiKeySecret\":\"%s\"}".formatted(secret)),
                caller.get("/applications"),
                Keys.list(manager, "apiKeySecret=" + secret),
                Keys.update(manager, Keys.id(key), "{\"enabled\":false}"),
                caller.get("/applications"));

        // Then
        then(answers).extracting(Api.Answer::status).containsExactly(200, 200, 200, 403, 200, 200, 200, 400, 200, 401);
        then(answers)
                .allSatisfy(answer ->
                        then(answer.body() + answer.response().headers().map()).doesNotContain(random));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> then(output.getAll()).contains("/settings/2/api-keys 400", "/applications 401"));
        then(output.getAll()).doesNotContain(random);
        then(columnsWith(random)).isEmpty();
        then(columnsWith(Keys.id(key))).isNotEmpty();
    }

    /** Of every table, in clear or as bytes. */
    private List<String> columnsWith(String text) {
        return database.sql("""
                        SELECT table_name || ' ' || column_name FROM information_schema.columns
                        WHERE table_schema = 'public' AND table_name NOT LIKE 'flyway%'""").query(String.class).list().stream()
                .filter(column -> holds(column, text))
                .toList();
    }

    private boolean holds(String tableAndColumn, String text) {
        String[] name = tableAndColumn.split(" ");
        return database.sql("SELECT EXISTS (SELECT FROM %s WHERE %2$s::text LIKE :text OR %2$s::text LIKE :hex)"
                        .formatted(name[0], name[1]))
                .param("text", "%" + text + "%")
                .param("hex", "%" + HexFormat.of().formatHex(text.getBytes()) + "%")
                .query(Boolean.class)
                .single();
    }
}
