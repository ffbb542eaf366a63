package io.provisioning.startup;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Requirement;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BillOfMaterialsIT {

    private static final String BILL = "META-INF/sbom/application.cdx.json";

    @Test
    void shouldNameEveryLibraryInTheJarByItsHash() throws IOException, NoSuchAlgorithmException {
        try (var jar = new ZipFile(System.getProperty("packaged.jar"))) {
            // Given
            Requirement.orSkip(
                    !System.getProperty("maven.settings").equals("offline=true"),
                    "build without -o, which makes no bill of materials");
            ZipEntry bill = jar.getEntry(BILL);
            then(bill).as(BILL).isNotNull();
            Map<String, String> libraries = hashesOfLibraries(jar);

            // When
            JsonNode answer = JsonMapper.shared().readTree(jar.getInputStream(bill));
            Map<String, String> named = answer.path("components").values().stream()
                    .collect(Collectors.toMap(BillOfMaterialsIT::file, BillOfMaterialsIT::hash));

            // Then
            then(answer.path("bomFormat").asString()).isEqualTo("CycloneDX");
            then(libraries).hasSizeGreaterThan(50);
            then(named).containsAllEntriesOf(libraries);
        }
    }

    /** Without the one that Spring Boot adds when it packs; it reads the layers, and never runs in the service. */
    private static Map<String, String> hashesOfLibraries(ZipFile jar) throws IOException, NoSuchAlgorithmException {
        Map<String, String> hashes = new TreeMap<>();
        for (ZipEntry entry : jar.stream().toList()) {
            String file = entry.getName().replaceFirst("^BOOT-INF/lib/", "");
            if (entry.getName().matches("BOOT-INF/lib/.+\\.jar") && !file.startsWith("spring-boot-jarmode-tools-")) {
                var sha256 = MessageDigest.getInstance("SHA-256");
                hashes.put(
                        file,
                        HexFormat.of()
                                .formatHex(
                                        sha256.digest(jar.getInputStream(entry).readAllBytes())));
            }
        }
        return hashes;
    }

    private static String file(JsonNode component) {
        return component.path("name").asString() + "-"
                + component.path("version").asString() + ".jar";
    }

    private static String hash(JsonNode component) {
        return component.path("hashes").values().stream()
                .filter(hash -> hash.path("alg").asString().equals("SHA-256"))
                .map(hash -> hash.path("content").asString())
                .findFirst()
                .orElse("none");
    }
}
