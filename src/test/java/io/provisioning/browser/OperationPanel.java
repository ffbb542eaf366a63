package io.provisioning.browser;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.WaitForOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** One operation of the page: its form, the button, and the answer below. */
class OperationPanel {

    private static final int MOST_PRESSES = 5;
    private static final int PATIENCE_SECONDS = 60;
    private static final Pattern RETRY_AFTER = Pattern.compile("retry-after: ([0-9]+)");
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

    /** Presses Execute, and where that is too early, again after the time that the page shows, as a person would. */
    String status() {
        String status = press();
        for (int presses = 1; presses < MOST_PRESSES && status.equals(TOO_MANY_REQUESTS); presses++) {
            waitAsShown();
            status = press();
        }
        return status;
    }

    /** Presses Execute until it is too early, which is at the second time, or a slow machine's third. */
    String statusWhenTooEarly() {
        return Awaitility.await("an answer that it is too early")
                .atMost(PATIENCE_SECONDS, SECONDS)
                .pollDelay(0, SECONDS)
                .pollInterval(1, MILLISECONDS)
                // Playwright may only be asked by the thread that made it.
                .pollInSameThread()
                .until(this::press, TOO_MANY_REQUESTS::equals);
    }

    String shownAnswer() {
        return answer.innerText();
    }

    private void waitAsShown() {
        Matcher shown = RETRY_AFTER.matcher(shownAnswer());
        if (!shown.find()) {
            throw new AssertionError("It is too early, and the page does not say until when: " + shownAnswer());
        }
        int seconds = Integer.parseInt(shown.group(1));
        Awaitility.await()
                .pollDelay(seconds, SECONDS)
                .atMost(seconds + 1, SECONDS)
                .until(() -> true);
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
