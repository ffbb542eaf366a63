package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class ApiKeyListHttpTest {

    @Autowired
    private TestAccounts accounts;

    private Api operator;
    private String accountId;

    /** The account comes with a key of its own, named "test", which is valid since yesterday and does not expire. */
    @BeforeEach
    void givenThreeMoreKeys() {
        operator = accounts.operator();
        accountId = accounts.create().accountId();
        add("b", "2026-01-03T00:00:00Z", "2096-01-01T00:00:00Z");
        add("a", "2026-01-01T00:00:00Z", "2098-01-01T00:00:00Z");
        String id = add("B", "2026-01-02T00:00:00Z", "2097-01-01T00:00:00Z");
        Keys.update(operator, id, "{\"enabled\":false}");
    }

    @Test
    void shouldListByCreationTwentyAtATime() {
        // When
        JsonNode list = list("");

        // Then
        then(list.propertyNames()).containsExactly("apiKeys", "paging");
        then(names(list)).containsExactly("test", "b", "a", "B");
        then(list.get("paging")).isEqualTo(JsonMapper.shared().readTree("""
                        {"page":0,"pageSize":20,"orderDirection":"asc","orderBy":"createdAt","totalCount":4,
                         "totalPages":1}"""));
    }

    @ParameterizedTest
    @CsvSource({
        "orderBy=createdAt&orderDirection=desc, B a b test",
        "orderBy=name, B a b test",
        "orderBy=name&orderDirection=desc, test b a B",
        "orderBy=validFrom, a B b test",
        "orderBy=validTo, b B a test",
        "orderBy=validTo&orderDirection=desc, test a B b"
    })
    void shouldOrderAsAsked(String query, String expected) {
        then(names(list(query))).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "enabled=false, B",
        "name=b, b",
        "name=b&enabled=true, b",
        "enabled=true&orderBy=name, a b test",
        "name=c, ''",
        "name=b&enabled=false, ''"
    })
    void shouldFilterExactly(String query, String expected) {
        then(names(list(query))).isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void shouldPageWithTrueTotals() {
        // When
        JsonNode second = list("page=1&size=3");
        JsonNode past = list("page=2147483647&size=1000");

        // Then
        then(names(second)).containsExactly("B");
        then(second.at("/paging/page").asInt()).isEqualTo(1);
        then(second.at("/paging/pageSize").asInt()).isEqualTo(3);
        then(second.at("/paging/totalPages").asInt()).isEqualTo(2);
        then(names(past)).isEmpty();
        then(past.at("/paging/totalCount").asInt()).isEqualTo(4);
    }

    @Test
    void shouldShowTheOperatorTheKeysOfAllAccounts() {
        // Given
        String other = accounts.create().accountId();
        Keys.create(operator, "{\"name\":\"%1$s\",\"accountId\":\"%1$s\"}".formatted(other));

        // When, Then
        then(names(Keys.list(operator, "name=" + other).json())).containsExactly(other);
        then(Keys.list(operator, "page=0&size=1")
                        .json()
                        .at("/paging/totalCount")
                        .asInt())
                .isGreaterThan(5);
        then(names(Keys.list(operator, "accountId=nobody").json())).isEmpty();
    }

    private String add(String name, String from, String to) {
        return Keys.id(Keys.create(
                operator,
                "{\"name\":\"%s\",\"accountId\":\"%s\",\"validFrom\":\"%s\",\"validTo\":\"%s\"}"
                        .formatted(name, accountId, from, to)));
    }

    private JsonNode list(String query) {
        var answer = Keys.list(operator, "accountId=" + accountId + (query.isEmpty() ? "" : "&" + query));
        then(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> names(JsonNode list) {
        return list.get("apiKeys")
                .valueStream()
                .map(key -> key.get("name").asString())
                .toList();
    }
}
