package io.provisioning.account;

import io.provisioning.audit.Action;
import io.provisioning.audit.AuditTrail;
import io.provisioning.audit.Detail;
import io.provisioning.audit.Subject;
import io.provisioning.database.ActingAccount;
import io.provisioning.history.OwnerHistory;
import io.provisioning.startup.StartRefusedException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes the accounts that exist from the start: the bootstrap's and the demo's. */
@Service
public class Accounts {

    private static final String FIRST_KEY = "first key";

    /** The form of an account's id. Dots alone could not be addressed by a path. */
    public static final String ID_FORM = "^(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}$";

    private static final Pattern ACCOUNT_ID = Pattern.compile(ID_FORM);
    static final Pattern API_KEY = Pattern.compile("[!-~]{1,255}");

    private final JdbcClient database;
    private final OwnerHistory history;
    private final AuditTrail audit;
    private final ActingAccount acting;

    Accounts(JdbcClient database, OwnerHistory history, AuditTrail audit, ActingAccount acting) {
        this.database = database;
        this.history = history;
        this.audit = audit;
        this.acting = acting;
    }

    /**
     * Makes the account and its key unless they exist. Safe when several instances start at once: the database decides
     * who was first.
     *
     * @throws StartRefusedException when either is malformed, or the key belongs to another account
     */
    @Transactional
    public void createIfMissing(String accountId, String apiKey) {
        createIfMissing(accountId, UUID.randomUUID(), apiKey);
    }

    /** As above, with the id that the key is managed by; a key that exists keeps its own. */
    @Transactional
    public void createIfMissing(String accountId, UUID apiKeyId, String apiKey) {
        require(
                ACCOUNT_ID.matcher(accountId).matches(),
                "account id",
                "Use 1 to 64 of A-Z a-z 0-9 . _ - and not . or ..");
        require(API_KEY.matcher(apiKey).matches(), "API key", "Use 1 to 255 visible ASCII characters, no spaces.");
        require(
                !ApiKeySecret.isMistyped(apiKey),
                "API key",
                "One that begins with %s must be a key that this service has made.".formatted(ApiKeySecret.PREFIX));
        byte[] hash = ApiKeyHash.of(apiKey);
        acting.set(accountId);
        int made = database.sql("INSERT INTO account (account_id, name) VALUES (?, ?) ON CONFLICT DO NOTHING")
                .params(accountId, accountId)
                .update();
        if (made > 0) {
            history.accountCreated(accountId);
            audit.record(accountId, Action.CREATED, Subject.ACCOUNT, accountId, Detail.of("name", accountId));
            audit.record(
                    accountId, Action.CREATED, Subject.APPLICATION, "default", Detail.of("applicationName", "default"));
        }
        database.sql("""
                        INSERT INTO api_key (account_id, api_key_id, name, key_hash, scopes) VALUES (?, ?, ?, ?, ?)
                        ON CONFLICT DO NOTHING RETURNING api_key_id""")
                .params(accountId, apiKeyId, FIRST_KEY, hash, new String[] {Scope.PROVISIONING})
                .query(String.class)
                .optional()
                .ifPresent(keyId -> audit.record(
                        accountId,
                        Action.CREATED,
                        Subject.API_KEY,
                        keyId,
                        Detail.of("name", FIRST_KEY).with("scopeGuids", List.of(Scope.PROVISIONING))));
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

    /**
     * One key cannot be two callers: it would be taken for the operator's, and its account be locked out.
     *
     * @throws StartRefusedException when a key of some account is the operator's too
     */
    void refuseToShareWith(OperatorKey operator) {
        byte[] hash = operator.hash();
        if (hash == null) {
            return;
        }
        database.sql("SELECT account_id FROM api_key WHERE key_hash = ?")
                .param(hash)
                .query(String.class)
                .optional()
                .ifPresent(accountId -> {
                    throw new StartRefusedException(
                            "The operator's key, provisioning.operator-key, is a key of account %s too."
                                    .formatted(accountId),
                            "Choose another key for the operator.");
                });
    }

    private static void require(boolean wellFormed, String what, String action) {
        if (!wellFormed) {
            throw new StartRefusedException("The %s of the first account is malformed.".formatted(what), action);
        }
    }
}
