package io.provisioning.client;

import static org.assertj.core.api.BDDAssertions.then;

import com.infobip.ApiException;
import io.provisioning.client.ProvisioningClient.Application;
import io.provisioning.client.ProvisioningClient.Association;
import io.provisioning.client.ProvisioningClient.Entity;
import io.provisioning.client.ProvisioningClient.ModifyApplication;
import io.provisioning.client.ProvisioningClient.ModifyEntity;
import io.provisioning.client.ProvisioningClient.Paging;
import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class OfficialClientTest {

    private static final Association ANY = new Association(null, null, null, null, null);

    @Autowired
    private TestAccounts accounts;

    private final SentRequests sent = new SentRequests();
    private ProvisioningClient client;

    @BeforeEach
    void givenAClientOfAnAccount() {
        Api api = accounts.create();
        client = new ProvisioningClient("http://127.0.0.1:" + api.port(), api.key(), sent);
    }

    @Test
    void shouldCreateReadChangeAndDeleteAnApplication() throws ApiException {
        // When
        client.createApplication(new Application("checkout", "Web shop"));

        // Then
        then(client.getApplication("checkout")).isEqualTo(new Application("checkout", "Web shop"));

        // When
        client.modifyApplication("checkout", new ModifyApplication("Shop"));

        // Then
        var page = client.getApplications(0, 10);
        then(page.results()).contains(new Application("checkout", "Shop")).hasSize(2);
        then(page.paging()).isEqualTo(new Paging(0, 10, 1, 2));

        // When
        client.deleteApplication("checkout");

        // Then
        then(client.getApplications(0, 10).results())
                .extracting(Application::applicationId)
                .containsExactly("default");
    }

    @Test
    void shouldSignInWithAKeyThatWasMadeHere() throws ApiException {
        // Given
        Api manager = accounts.manager(accounts.create().accountId());
        var key = manager.post("//settings/2/api-keys", "{\"name\":\"official client\"}")
                .json();

        // When
        var signedIn = new ProvisioningClient(
                "http://127.0.0.1:" + manager.port(), key.get("apiKeySecret").asString());

        // Then
        then(signedIn.getApplications(0, 10).results())
                .extracting(Application::applicationId)
                .containsExactly("default");
    }

    @Test
    void shouldCreateReadChangeAndDeleteAnEntity() throws ApiException {
        // When
        client.createEntity(new Entity("acme", "Acme Ltd"));

        // Then
        then(client.getEntity("acme")).isEqualTo(new Entity("acme", "Acme Ltd"));

        // When
        client.modifyEntity("acme", new ModifyEntity("Acme plc"));

        // Then
        var page = client.getEntities(0, 1);
        then(page.results()).containsExactly(new Entity("acme", "Acme plc"));
        then(page.paging()).isEqualTo(new Paging(0, 1, 1, 1));

        // When
        client.deleteEntity("acme");

        // Then
        then(client.getEntities(0, 10).results()).isEmpty();
    }

    @Test
    void shouldCreateReadAndDeleteAnAssociation() throws ApiException {
        // Given
        client.createApplication(new Application("checkout", null));
        client.createEntity(new Entity("acme", null));
        var sms = new Association("NUMBER", "SMS", "447700900123", "checkout", "acme");
        var mail = new Association("DOMAIN", "EMAIL", "mail.example.com", "checkout", null);

        // When
        client.createResourceAssociation(sms);
        client.createResourceAssociation(mail);

        // Then
        then(client.getResourceAssociation(sms)).isEqualTo(sms);
        then(client.getResourceAssociation(mail)).isEqualTo(mail);
        then(client.getResourceAssociations(ANY, 0, 10).results()).containsExactlyInAnyOrder(mail, sms);
        var ofAcme = new Association(null, null, null, null, "acme");
        then(client.getResourceAssociations(ofAcme, 0, 10).results()).containsExactly(sms);

        // When
        client.deleteResourceAssociation(sms);

        // Then
        then(client.getResourceAssociations(ANY, 0, 10).results()).containsExactly(mail);
    }

    @Test
    void shouldResetWhatWasLinkedToADeletedApplication() throws ApiException {
        // Given
        client.createApplication(new Application("checkout", null));
        client.createResourceAssociation(new Association("ALPHA", "SMS", "Acme", "checkout", null));

        // When
        client.deleteApplication("checkout", false);

        // Then
        then(client.getResourceAssociations(ANY, 0, 10).results())
                .containsExactly(new Association("ALPHA", "SMS", "Acme", "default", null));
    }

    @Test
    void shouldTakeABodyWithoutTheEntityThatTheClientDropsFromIt() throws ApiException {
        // Given
        var withoutEntity = new Association("NUMBER", "SMS", "447700900123", "default", null);

        // When
        client.createResourceAssociation(withoutEntity);

        // Then
        then(sent.lastBody()).contains("447700900123").doesNotContain("entityId");
        then(client.getResourceAssociation(withoutEntity)).isEqualTo(withoutEntity);
    }

    @Test
    void shouldTakeAnIdWithASlashAsTheClientSendsIt() throws ApiException {
        // Given
        client.createApplication(new Application("shops/web & app", "Web shop"));

        // When
        var found = client.getApplication("shops/web & app");

        // Then
        then(sent.lastPath()).isEqualTo("/provisioning/1/applications/shops%2Fweb%20%26%20app");
        then(found).isEqualTo(new Application("shops/web & app", "Web shop"));
    }

    @Test
    void shouldReadTheBodyThatTheClientSendsWithDelete() throws ApiException {
        // Given
        var association = new Association("NUMBER", "SMS", "447700900123", "default", null);
        client.createResourceAssociation(association);

        // When
        client.deleteResourceAssociation(association);

        // Then
        then(sent.lastMethod()).isEqualTo("DELETE");
        then(sent.lastBody()).contains("447700900123");
        then(client.getResourceAssociations(ANY, 0, 10).results()).isEmpty();
    }
}
