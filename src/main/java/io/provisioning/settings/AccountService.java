package io.provisioning.settings;

import io.provisioning.audit.Action;
import io.provisioning.audit.AuditTrail;
import io.provisioning.audit.Detail;
import io.provisioning.audit.Subject;
import io.provisioning.database.ActingAccount;
import io.provisioning.database.Change;
import io.provisioning.error.ApiException;
import io.provisioning.error.ViolatedConstraint;
import io.provisioning.history.OwnerHistory;
import io.provisioning.paging.PageQuery;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules of accounts. They are disabled, never deleted: their history is billing's. */
@Service
class AccountService {

    private static final String MADE = "acc-";

    private final AccountTable accounts;
    private final OwnerHistory history;
    private final AuditTrail audit;
    private final ActingAccount acting;

    AccountService(AccountTable accounts, OwnerHistory history, AuditTrail audit, ActingAccount acting) {
        this.accounts = accounts;
        this.history = history;
        this.audit = audit;
        this.acting = acting;
    }

    @Transactional(readOnly = true)
    public AccountList list(@Nullable String name, @Nullable Boolean enabled, PageQuery page) {
        return new AccountList(accounts.list(name, enabled, page));
    }

    @Transactional(readOnly = true)
    public Account get(String key) {
        return accounts.find(key).orElseThrow(() -> ApiException.unknown("account", key));
    }

    @Change
    public Account create(CreateAccount account) {
        String key = account.key() == null ? MADE + UUID.randomUUID() : account.key();
        // Its application "default" comes with it.
        acting.set(key);
        try {
            Account created = accounts.insert(key, account.name(), account.rateLimit());
            history.accountCreated(key);
            audit.record(
                    key,
                    Action.CREATED,
                    Subject.ACCOUNT,
                    key,
                    Detail.of("name", created.name()).with("rateLimit", created.rateLimit()));
            audit.record(key, Action.CREATED, Subject.APPLICATION, "default", Detail.of("applicationName", "default"));
            return created;
        } catch (DataIntegrityViolationException violation) {
            if (ViolatedConstraint.nameIn(violation).equals("account_pkey")) {
                throw ApiException.exists("account", key);
            }
            throw violation;
        }
    }

    @Change
    public Account update(String key, UpdateAccount change) {
        Account before = accounts.lock(key).orElseThrow(() -> ApiException.unknown("account", key));
        Account after = accounts.update(key, change);
        audit.record(
                key,
                Action.MODIFIED,
                Subject.ACCOUNT,
                key,
                Detail.changed("name", before.name(), after.name())
                        .withChanged("enabled", before.enabled(), after.enabled())
                        .withChanged("rateLimit", before.rateLimit(), after.rateLimit()));
        return after;
    }
}
