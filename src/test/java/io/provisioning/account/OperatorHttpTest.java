package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ErrorShape;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class OperatorHttpTest {

    @Autowired
    private TestAccounts accounts;

    @Test
    void shouldProvisionNothing() {
        // When
        Api.Answer answer = accounts.operator().get("/applications");

        // Then
        then(answer.status()).isEqualTo(403);
        ErrorShape.thenIs(answer.body(), "FORBIDDEN", null);
        then(answer.text()).isEqualTo("The API key lacks the scope application-entity:manage");
    }

    @Test
    void shouldBeLetIntoTheSettings() {
        then(accounts.operator().send("GET", "//settings/1/nothing", null).status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "POST,''", "GET,/{own}", "PUT,/{own}", "DELETE,/{own}", "GET,/{own}/nothing", "GET,/nobody"})
    void shouldManageAccountsAlone(String method, String path) {
        // Given
        Api account = accounts.create();
        Api manager = accounts.manager(account.accountId());
        String target = "//settings/1/accounts" + path.replace("{own}", account.accountId());

        // When
        Api.Answer toManager = manager.send(method, target, "{}");
        Api.Answer toProvisioner = account.send(method, target, "{}");

        // Then
        then(toManager.status()).isEqualTo(403);
        ErrorShape.thenIs(toManager.body(), "FORBIDDEN", null);
        then(toManager.text()).isEqualTo("Only the operator manages accounts");
        then(toProvisioner.status()).isEqualTo(403);
        then(toProvisioner.text()).isEqualTo("The API key lacks the scope account-management:manage");
    }
}
