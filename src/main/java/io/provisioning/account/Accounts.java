package io.provisioning.account;

import io.provisioning.startup.StartRefusedException;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the accounts that exist from the start: the bootstrap's and the demo's. */
@Service
public class Accounts {

    private static final Pattern ACCOUNT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern API_KEY = Pattern.compile("[!-~]{1,255}");

    private final JdbcClient database;

    Accounts(JdbcClient database) {
        this.database = database;
    }

    /**
     * Makes the account and its key unless they exist. Safe when several instances start at once: the database decides
     * who was first.
     *
     * @throws StartRefusedException when either is malformed, or the key belongs to another account
     */
    @Transactional
    public void createIfMissing(String accountId, String apiKey) {
        require(ACCOUNT_ID.matcher(accountId).matches(), "account id", "Use 1 to 64 of A-Z a-z 0-9 . _ -");
        require(API_KEY.matcher(apiKey).matches(), "API key", "Use 1 to 255 visible ASCII characters, no spaces.");
        byte[] hash = ApiKeyHash.of(apiKey);
        database.sql("INSERT INTO account (account_id, name) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(accountId, accountId)
                .update();
        database.sql(
                        "INSERT INTO api_key (account_id, name, key_hash, scopes) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(accountId, "first key", hash, new String[] {Scope.PROVISIONING})
                .update();
        String owner = database.sql("SELECT account_id FROM api_key WHERE key_hash = ?")
                .param(hash)
                .query(String.class)
                .single();
        if (!owner.equals(accountId)) {
            throw new StartRefusedException(
                    "The API key that was given for account %s belongs to another account.".formatted(accountId),
                    "Choose another key.");
        }
    }

    private static void require(boolean wellFormed, String what, String action) {
        if (!wellFormed) {
            throw new StartRefusedException("The %s of the first account is malformed.".formatted(what), action);
        }
    }
}
