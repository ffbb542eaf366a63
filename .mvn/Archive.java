import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/** What mvnw asks of the JDK where the machine has no curl, wget or sha512sum. */
class Archive {

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "download" -> download(URI.create(arguments[1]), Path.of(arguments[2]));
            case "sha512" -> System.out.println(sha512(Path.of(arguments[1])));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void download(URI from, Path to) {
        var client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(20))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        try {
            var request = HttpRequest.newBuilder(from).timeout(Duration.ofMinutes(10)).build();
            int status = client.send(request, BodyHandlers.ofFile(to)).statusCode();
            if (status != 200) {
                fail("The server answered " + status);
            }
        } catch (Exception failed) {
            fail(failed.toString());
        }
    }

    private static String sha512(Path file) throws Exception {
        var digest = MessageDigest.getInstance("SHA-512");
        try (var stream = new DigestInputStream(Files.newInputStream(file), digest)) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void fail(String why) {
        System.err.println(why);
        System.exit(1);
    }
}
