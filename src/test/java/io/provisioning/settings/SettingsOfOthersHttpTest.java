package io.provisioning.settings;

import static org.assertj.core.api.BDDAssertions.then;

import io.provisioning.testing.Api;
import io.provisioning.testing.ServerTest;
import io.provisioning.testing.TestAccounts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A managing key tries every operation on the settings with another account's ids, as with ids that never existed. */
@ServerTest
class SettingsOfOthersHttpTest {

    /** Accounts are the operator's alone, so that there a key's own is answered like any other. */
    private static final String OPERATIONS = """
            GET  /settings/1/accounts              -                    403
            POST /settings/1/accounts              -                    403 {"key":"{accountKey}","name":"new"}
            GET  /settings/1/accounts/{accountKey} -                    403
            PUT  /settings/1/accounts/{accountKey} -                    403 {"enabled":false}
            GET  /settings/1/audit-logs            accountId            200
            GET  /settings/2/api-keys              accountId            200
            POST /settings/2/api-keys              -                    400 {"accountId":"{accountKey}","name":"new"}
            GET  /settings/2/api-keys/{apiKeyId}   -                    404
            PUT  /settings/2/api-keys/{apiKeyId}   -                    404 {"enabled":false}
            """;

    @Autowired
    private TestAccounts accounts;

    private Api manager;
    private Api others;
    private String theirKey;
    private String ownKey;

    @BeforeEach
    void givenTwoAccounts() {
        manager = accounts.manager(accounts.create().accountId());
        others = accounts.manager(accounts.create().accountId());
        theirKey = Keys.id(Keys.create(others, "{\"name\":\"theirs\"}"));
        ownKey = Keys.id(Keys.create(manager, "{\"name\":\"own\"}"));
    }

    @Test
    void shouldAnswerForAnotherAccountAsForOneThatNeverExisted() {
        // Given
        List<String> before = everything();

        // When, Then
        OPERATIONS.lines().map(row -> row.split(" +", 5)).forEach(row -> {
            String theirs = send(row, others.accountId(), theirKey);
            then(theirs)
                    .startsWith(row[3])
                    .isEqualTo(send(
                            row, "t-" + UUID.randomUUID(), UUID.randomUUID().toString()));
            if (row[1].startsWith("/settings/1/accounts")) {
                then(theirs).isEqualTo(send(row, manager.accountId(), ownKey));
            }
        });
        then(everything()).isEqualTo(before);
    }

    @Test
    void shouldTryEveryOperation() {
        // Given
        var documented = new TreeSet<String>();
        manager.get("//v3/api-docs")
                .json()
                .get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        // When
        Set<String> tried = new TreeSet<>();
        OPERATIONS.lines().map(row -> row.split(" +")).forEach(row -> tried.add(row[0] + " " + row[1]));

        // Then
        then(tried)
                .isEqualTo(documented.stream()
                        .filter(operation -> operation.contains(" /settings/"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The answer, without the ids that it was asked with. */
    private String send(String[] row, String account, String key) {
        String path = row[1].replace("{accountKey}", account).replace("{apiKeyId}", key);
        String query = row[2].equals("-") ? "" : "?" + row[2] + "=" + account;
        String body = row.length < 5 ? null : row[4].replace("{accountKey}", account);
        var answer = manager.send(row[0], "/" + path + query, body);
        return answer.status() + answer.body().replace(account, "?").replace(key, "?");
    }

    private List<String> everything() {
        return List.of(
                Keys.list(others, "").body(),
                accounts.operator()
                        .get("//settings/1/accounts/" + others.accountId())
                        .body(),
                accounts.operator()
                        .get("//settings/1/audit-logs?accountId=" + others.accountId())
                        .body());
    }
}
