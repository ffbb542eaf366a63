package io.provisioning.client;

import static org.assertj.core.api.BDDAssertions.catchThrowableOfType;
import static org.assertj.core.api.BDDAssertions.then;

import com.infobip.ApiException;
import io.provisioning.client.ProvisioningClient.Application;
import io.provisioning.client.ProvisioningClient.Association;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The client reads our errors with a parser that knows its fields and refuses any other. */
@ServerTest
@SuppressWarnings("deprecation") // the client marks these fields so; they are the ones that this API answers with
class OfficialClientErrorsTest {

    @Autowired
    private TestAccounts accounts;

    private Api api;
    private ProvisioningClient client;

    @BeforeEach
    void givenAClientOfAnAccount() {
        api = accounts.create();
        client = clientWith(api.key());
    }

    @Test
    void shouldTellThatItIsThereAlready() throws ApiException {
        // Given
        client.createApplication(new Application("checkout", null));

        // When
        var refused = refusalOf(() -> client.createApplication(new Application("checkout", "Another")));

        // Then
        then(refused.responseStatusCode()).isEqualTo(409);
        then(refused.details().getMessageId()).isEqualTo("CONFLICT");
        then(refused.details().getText()).contains("checkout");
        then(refused.details().getValidationErrors()).isNull();
    }

    @Test
    void shouldTellEveryInvalidFieldByItsName() {
        // When
        var refused =
                refusalOf(() -> client.createResourceAssociation(new Association("NUMBER", "SMS", "", " ", null)));

        // Then
        then(refused.responseStatusCode()).isEqualTo(400);
        then(refused.details().getMessageId()).isEqualTo("BAD_REQUEST");
        then(refused.details().getText()).isNotBlank();
        then(refused.details().getValidationErrors()).containsOnlyKeys("resourceId", "applicationId");
        then(refused.details().getValidationErrors().get("applicationId")).isEqualTo(List.of("must not be blank"));
    }

    @Test
    void shouldTellTheInvalidParameterByItsName() {
        // When
        var refused = refusalOf(() -> client.getApplications(0, 1001));

        // Then
        then(refused.responseStatusCode()).isEqualTo(400);
        then(refused.details().getValidationErrors()).containsOnlyKeys("size");
    }

    @Test
    void shouldTellWhyADeletionIsRefused() throws ApiException {
        // Given
        client.createApplication(new Application("checkout", null));
        client.createResourceAssociation(new Association("ALPHA", "SMS", "Acme", "checkout", null));

        // When
        var refused = refusalOf(() -> client.deleteApplication("checkout", true));

        // Then
        then(refused.responseStatusCode()).isEqualTo(400);
        then(refused.details().getMessageId()).isEqualTo("BAD_REQUEST");
        then(refused.details().getText()).isNotBlank();
    }

    @Test
    void shouldTellThatTheKeyIsUnknown() {
        // When
        var refused = refusalOf(() -> clientWith("no-such-key").getApplications(0, 10));

        // Then
        then(refused.responseStatusCode()).isEqualTo(401);
        then(refused.details().getMessageId()).isEqualTo("UNAUTHORIZED");
        then(refused.details().getText()).isNotBlank();
        then(refused.details().getValidationErrors()).isNull();
    }

    @Test
    void shouldTellWhichScopeIsMissing() {
        // Given
        String key = accounts.addKey(api.accountId(), "true", "now() - interval '1 day'", "NULL", "some:other");

        // When
        var refused = refusalOf(() -> clientWith(key).getEntities(0, 10));

        // Then
        then(refused.responseStatusCode()).isEqualTo(403);
        then(refused.details().getMessageId()).isEqualTo("FORBIDDEN");
        then(refused.details().getText()).contains("application-entity:manage");
    }

    @Test
    void shouldTellWhichIdIsUnknown() {
        // When
        var refused = refusalOf(() -> client.getEntity("nobody/here"));

        // Then
        then(refused.responseStatusCode()).isEqualTo(404);
        then(refused.details().getMessageId()).isEqualTo("NOT_FOUND");
        then(refused.details().getText()).contains("nobody/here");
    }

    @Test
    void shouldTellThatItCallsTooOften() throws ApiException {
        // Given an account that may call once a day, so that a slow machine cannot let the second call through
        Api once = accounts.createOnceADay();
        var limited = clientWith(once.key());
        limited.getApplications(0, 10);

        // When
        var refused = refusalOf(() -> limited.getApplications(0, 10));

        // Then
        then(refused.responseStatusCode()).isEqualTo(429);
        then(refused.details().getMessageId()).isEqualTo("TOO_MANY_REQUESTS");
        then(refused.details().getText()).isNotBlank();
        then(refused.details().getValidationErrors()).isNull();
    }

    private ProvisioningClient clientWith(String key) {
        return new ProvisioningClient("http://127.0.0.1:" + api.port(), key);
    }

    private static ApiException refusalOf(ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call);
    }
}
