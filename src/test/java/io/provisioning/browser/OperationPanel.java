package io.provisioning.browser;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** One operation of the page: its form, the button, and the answer below. */
class OperationPanel {

    private static final int PATIENCE_SECONDS = 60;
    private static final String TOO_MANY_REQUESTS = "429";

    private final Locator panel;
    private final Locator answer;

    OperationPanel(Locator panel) {
        this.panel = panel;
        answer = panel.locator(".live-responses-table .response");
    }

    void open() {
        panel.locator(".opblock-summary-control").click();
        execute().waitFor();
    }

    Locator all() {
        return panel;
    }

    String body() {
        return panel.locator("textarea.body-param__text").inputValue();
    }

    /** Presses Execute until it is not too early, as a person would; there is one request a second. */
    String status() {
        return pressUntil(status -> !status.equals(TOO_MANY_REQUESTS));
    }

    /** Presses Execute until it is too early, which is at the second time, or a slow machine's third. */
    String statusWhenTooEarly() {
        return pressUntil(TOO_MANY_REQUESTS::equals);
    }

    String shownAnswer() {
        return answer.innerText();
    }

    private String pressUntil(Predicate<String> wanted) {
        return Awaitility.await("the wanted answer")
                .atMost(PATIENCE_SECONDS, SECONDS)
                .pollDelay(0, MILLISECONDS)
                .pollInterval(50, MILLISECONDS)
                // Playwright may only be asked by the thread that made it.
                .pollInSameThread()
                .until(this::press, wanted);
    }

    private String press() {
        Locator clear = panel.locator(".btn-clear");
        if (clear.isVisible()) {
            clear.click();
            answer.waitFor(new WaitForOptions().setState(WaitForSelectorState.DETACHED));
        }
        execute().click();
        answer.waitFor();
        return answer.locator(".response-col_status").innerText().strip();
    }

    private Locator execute() {
        return panel.locator(".execute");
    }
}
