package io.provisioning.testing;

import io.provisioning.database.ActingAccount;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the service's own code in a transaction that acts for an account, as it does for whoever is signed in. */
@TestComponent
public class AsAccount {

    private final TransactionTemplate transaction;
    private final ActingAccount acting;

    AsAccount(PlatformTransactionManager transactions, ActingAccount acting) {
        this.transaction = new TransactionTemplate(transactions);
        this.acting = acting;
    }

    public void run(String accountId, Runnable action) {
        call(accountId, () -> {
            action.run();
            return accountId;
        });
    }

    public <T> T call(String accountId, Supplier<T> action) {
        return transaction.execute(status -> {
            acting.set(accountId);
            return action.get();
        });
    }
}
