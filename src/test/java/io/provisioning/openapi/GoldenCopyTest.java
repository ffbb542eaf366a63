package io.provisioning.openapi;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.json.JsonMapper;

/** Nobody changes the document without seeing it: {@code docs/openapi.yaml} is what is answered, to the byte. */
@ServerTest
class GoldenCopyTest {

    private static final Path GOLDEN = Path.of("docs", "openapi.yaml");
    private static final Path ACTUAL = Path.of("target", "openapi.yaml");

    @Autowired
    private TestAccounts accounts;

    private String json;
    private String yaml;

    @BeforeEach
    void read() {
        var api = accounts.create();
        json = api.get("/" + Document.JSON).body();
        yaml = api.get("/" + Document.YAML).body();
    }

    @Test
    void shouldBeWhatTheServiceAnswers() throws IOException {
        // Given
        Files.createDirectories(ACTUAL.getParent());
        Files.writeString(ACTUAL, yaml);

        // Then
        then(ACTUAL)
                .as("The document has changed. If it should have:  cp %s %s", ACTUAL, GOLDEN)
                .hasSameTextualContentAs(GOLDEN);
    }

    @Test
    void shouldSayTheSameInJsonAndInYaml() {
        // When
        Map<?, ?> fromJson = JsonMapper.shared().readValue(json, Map.class);
        Map<?, ?> fromYaml = withoutDates().load(yaml);

        // Then
        then(fromJson).isNotEmpty().isEqualTo(fromYaml);
    }

    /** As YAML 1.2 has it: what looks like a date is text. */
    private static Yaml withoutDates() {
        var options = new LoaderOptions();
        var dumped = new DumperOptions();
        return new Yaml(new SafeConstructor(options), new Representer(dumped), dumped, options, new Resolver() {
            @Override
            public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
                if (tag != Tag.TIMESTAMP) {
                    super.addImplicitResolver(tag, regexp, first, limit);
                }
            }
        });
    }
}
