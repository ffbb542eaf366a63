package io.provisioning.browser;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Postmasters;
import io.provisioning.testing.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's first quarter of an hour, on the first run's demo account. Pictures of it are in target/screenshots. */
class SwaggerUiIT {

    @TempDir
    static Path folder;

    static ServerProcess server;

    Browser browser;

    @BeforeAll
    static void givenAFirstRun() {
        Browser.orSkip();
        server = ServerProcess.start(folder).awaitReady();
    }

    @BeforeEach
    void givenABrowser() {
        browser = Browser.open();
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            Postmasters.killBelow(folder);
        }
    }

    @Test
    void shouldLeadANewcomerFromTheKeyToADeletedAssociation() {
        // Given
        var page = new SwaggerUiPage(browser, "127.0.0.1", server.port());
        browser.picture(page.everything(), "page");
        then(page.groups()).startsWith("Applications", "Entities", "Associations");

        // When the key is given
        page.openAuthorization().authorize("App demo-key");
        browser.picture(page.authorization(), "authorized");
        page.closeAuthorization();

        // Then an application is created from the example
        var createApplication = page.open("Applications", "create-application");
        browser.picture(createApplication.all(), "create-application");
        then(createApplication.status()).isEqualTo("201");
        browser.picture(createApplication.all(), "application-created");

        // And the next is too early, which the page explains
        then(createApplication.statusWhenTooEarly()).isEqualTo("429");
        browser.picture(createApplication.all(), "too-many-requests");
        then(createApplication.shownAnswer())
                .containsPattern("retry-after: [1-9]")
                .contains("TOO_MANY_REQUESTS");

        // And later it is there already
        then(createApplication.status()).isEqualTo("409");
        then(createApplication.shownAnswer()).contains("CONFLICT");

        // And an association
        var createAssociation = page.open("Associations", "create-resource-association");
        then(createAssociation.status()).isEqualTo("201");
        browser.picture(createAssociation.all(), "association-created");

        // When the association is deleted
        var deleteAssociation = page.open("Associations", "delete-resource-association");
        String body = deleteAssociation.body();
        then(body).isEqualTo(createAssociation.body());
        then(deleteAssociation.status()).isEqualTo("204");
        browser.picture(deleteAssociation.all(), "association-deleted");

        // Then its body was sent
        then(browser.last("DELETE").postData()).isEqualTo(body);
        then(deleteAssociation.status()).isEqualTo("404");
        thenOnlyTheServiceWasAsked("127.0.0.1");
    }

    @Test
    void shouldAskNothingOfOtherMachinesAlsoWhereTheServiceHasAName() {
        // When
        new SwaggerUiPage(browser, Browser.HOST_WITH_A_NAME, server.port());

        // Then
        thenOnlyTheServiceWasAsked(Browser.HOST_WITH_A_NAME);
    }

    private void thenOnlyTheServiceWasAsked(String host) {
        String origin = "http://" + host + ":" + server.port() + "/";
        then(browser.askedUrls()).contains(origin + "v3/api-docs").allMatch(url -> url.startsWith(origin));
    }
}
