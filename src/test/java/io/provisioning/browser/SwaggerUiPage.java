package io.provisioning.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.GetByRoleOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.List;

/** Swagger UI as a person sees it. */
class SwaggerUiPage {

    private final Page page;

    SwaggerUiPage(Browser browser, String host, int port) {
        page = browser.page();
        page.navigate("http://" + host + ":" + port + "/swagger-ui.html");
        page.locator(".opblock").first().waitFor();
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    Locator everything() {
        return page.locator(".swagger-ui").first();
    }

    Locator authorization() {
        return page.locator(".dialog-ux .modal-ux");
    }

    SwaggerUiPage openAuthorization() {
        page.locator(".auth-wrapper .authorize").click();
        authorization().waitFor();
        return this;
    }

    SwaggerUiPage authorize(String value) {
        authorization().locator("input").fill(value);
        button("Apply credentials").click();
        return this;
    }

    SwaggerUiPage closeAuthorization() {
        button("Close").click();
        return this;
    }

    List<String> groups() {
        return page.locator(".opblock-tag a span").allInnerTexts();
    }

    OperationPanel open(String group, String operationId) {
        var panel = new OperationPanel(page.locator("#operations-" + group + "-" + operationId));
        panel.open();
        return panel;
    }

    private Locator button(String name) {
        return authorization()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .first();
    }
}
