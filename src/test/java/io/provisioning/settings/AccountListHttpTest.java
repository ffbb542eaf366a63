package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Other tests make accounts too, so most lists are narrowed by a name that only these have. */
@ServerTest
class AccountListHttpTest {

    private static final String ACCOUNTS = "//settings/1/accounts";

    @Autowired
    private TestAccounts accounts;

    private Api operator;
    private String name;

    @BeforeEach
    void givenFourAccountsOfOneName() {
        operator = accounts.operator();
        name = "Näme & " + UUID.randomUUID();
        for (String key : List.of("b", "B", "a", "_")) {
            String json = "{\"key\":\"%s-%s\",\"name\":\"%s\"}".formatted(key, name.substring(7), name);
            then(operator.post(ACCOUNTS, json).status()).isEqualTo(201);
        }
        String disabled = "/a-" + name.substring(7);
        then(operator.put(ACCOUNTS + disabled, "{\"enabled\":false}").status()).isEqualTo(200);
    }

    @Test
    void shouldListByKeyByItsBytesAndAnswerNothingButAccounts() {
        // When
        var list = operator.get(ACCOUNTS + "?name=" + Api.encode(name)).json();

        // Then
        then(list.propertyNames()).containsExactly("accounts");
        then(keys(list)).containsExactly("B", "_", "a", "b");
        then(list.get("accounts").get(0))
                .isEqualTo(operator.get(ACCOUNTS + "/B-" + name.substring(7)).json());
    }

    @Test
    void shouldFilterByStatusAndByTheWholeName() {
        then(listed("&enabled=true")).containsExactly("B", "_", "b");
        then(listed("&enabled=false")).containsExactly("a");
        then(keys(operator.get(ACCOUNTS + "?name=" + Api.encode(name.substring(0, 20)))
                        .json()))
                .isEmpty();
    }

    @Test
    void shouldAnswerPageByPage() {
        then(listed("&limit=3")).containsExactly("B", "_", "a");
        then(listed("&limit=3&page=1")).containsExactly("b");
        then(listed("&limit=3&page=2")).isEmpty();
        then(listed("&limit=1000&page=2147483647")).isEmpty();
    }

    @Test
    void shouldAnswerFortyUnlessMoreAreAskedFor() {
        // Given
        for (int i = 0; i < 41; i++) {
            operator.post(ACCOUNTS, "{\"name\":\"forty\"}");
        }

        // When, Then
        then(operator.get(ACCOUNTS).json().get("accounts")).hasSize(40);
        then(operator.get(ACCOUNTS + "?limit=41").json().get("accounts")).hasSize(41);
    }

    private List<String> listed(String more) {
        return keys(operator.get(ACCOUNTS + "?name=" + Api.encode(name) + more).json());
    }

    /** Without what makes them this test's own. */
    private static List<String> keys(tools.jackson.databind.JsonNode list) {
        List<String> keys = new ArrayList<>();
        list.get("accounts")
                .forEach(account -> keys.add(account.get("key").asString().substring(0, 1)));
        return keys;
    }
}
