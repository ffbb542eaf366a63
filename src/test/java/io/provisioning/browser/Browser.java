package io.provisioning.browser;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import io.provisioning.testing.Requirement;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine with one page, without a window. It keeps every request, and takes pictures. */
class Browser implements AutoCloseable {

    /** A name that means this machine, but in this browser only. */
    static final String HOST_WITH_A_NAME = "provisioning.example";

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> ARGUMENTS =
            List.of("--disable-gpu", "--disable-quic", "--host-resolver-rules=MAP " + HOST_WITH_A_NAME + " 127.0.0.1");

    private final Playwright playwright;
    private final Page page;
    private final List<Request> requests = new ArrayList<>();
    private int pictures;

    static void orSkip() {
        Requirement.orSkip(chromium().isPresent(), "Chromium in the PATH");
        Requirement.orSkip(driverIsThere(), "driver of Playwright; ./mvnw verify -Pbrowser fetches it");
    }

    static Browser open() {
        return new Browser(chromium().orElseThrow());
    }

    private Browser(Path chromium) {
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        playwright = Playwright.create(options);
        page = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS))
                .newPage();
        page.setViewportSize(1280, 1900);
        page.onRequest(requests::add);
    }

    Page page() {
        return page;
    }

    /** What was asked of servers; pictures that stand in the page itself are not. */
    List<String> askedUrls() {
        return requests.stream()
                .map(Request::url)
                .filter(url -> !url.startsWith("data:"))
                .toList();
    }

    Request last(String method) {
        return requests.stream()
                .filter(request -> request.method().equals(method))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Of what a person sees who has scrolled to this part. */
    void picture(Locator part, String name) {
        pictures++;
        part.evaluate("part => part.scrollIntoView()");
        page.screenshot(new ScreenshotOptions().setPath(PICTURES.resolve("%02d-%s.png".formatted(pictures, name))));
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> chromium() {
        var folders = List.of(System.getenv("PATH").split(File.pathSeparator));
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean driverIsThere() {
        return Stream.of("linux", "linux-arm64", "mac", "mac-arm64")
                .anyMatch(system -> Browser.class.getResource("/driver/" + system + "/node") != null);
    }
}
