package io.provisioning.fuzz;

import io.provisioning.openapi.Document.Operation;
import io.provisioning.testing.JsonText;
import io.provisioning.testing.TestAccounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of one account, and the operator's, by what they may do. */
final class Keys {

    private static final String PROVISIONS = "application-entity:manage";
    private static final String MANAGES = "account-management:manage";
    private static final String BILLS = "billing:read";
    private static final String SUBMITS = "messages:submit";

    final String accountId;
    private final Map<String, String> keys = new LinkedHashMap<>();

    Keys(TestAccounts accounts, JdbcClient database) {
        accountId = accounts.create().accountId();
        keys.put("the operator", TestAccounts.OPERATOR_KEY);
        add(accounts, "an account, bound to traffic", SUBMITS);
        database.sql("UPDATE api_key SET platform = CAST(? AS jsonb) WHERE account_id = ? AND ? = ANY (scopes)")
                .params("[" + JsonText.object("applicationId", "default", "entityId", "e1") + "]", accountId, SUBMITS)
                .update();
        add(accounts, "an account, with " + PROVISIONS, PROVISIONS);
        add(accounts, "an account, with " + BILLS, BILLS);
        add(accounts, "an account, with " + SUBMITS, SUBMITS);
        add(accounts, "an account, with every scope", PROVISIONS, MANAGES, BILLS, SUBMITS);
    }

    private void add(TestAccounts accounts, String who, String... scopes) {
        keys.put(who, accounts.addKey(accountId, "true", "now() - interval '1 day'", "NULL", scopes));
    }

    /** Mostly somebody who may. */
    String anyFor(Operation operation, Random random) {
        List<String> all = List.copyOf(keys.keySet());
        String any = all.get(random.nextInt(all.size()));
        int dice = random.nextInt(20);
        if (dice == 0) {
            return any;
        }
        if (operation.path().startsWith("/settings/1/accounts")) {
            return "the operator";
        }
        if (operation.path().startsWith("/messages/") && dice < 5) {
            return "an account, bound to traffic";
        }
        boolean operator = dice < 11 && !operation.path().startsWith("/provisioning/");
        return operator ? "the operator" : "an account, with every scope";
    }

    String key(String who) {
        return keys.get(who);
    }
}
