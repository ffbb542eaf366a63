package io.provisioning.database;

import io.provisioning.error.SqlState;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Begins each transaction by saying for which account it acts, that of whoever is signed in.
 *
 * <p>Tells a commit that PostgreSQL refused, which has changed nothing, from one whose answer never came. A 503 promises
 * that nothing was changed, so the second must not become one.
 */
@Component("transactionManager")
class HonestTransactionManager extends JpaTransactionManager {

    private static final long serialVersionUID = 1;

    private final transient OwnAccount own;
    private final transient ActingAccount acting;

    HonestTransactionManager(
            EntityManagerFactory entities,
            ObjectProvider<TransactionManagerCustomizers> settings,
            OwnAccount own,
            ActingAccount acting) {
        super(entities);
        this.own = own;
        this.acting = acting;
        settings.ifAvailable(customizers -> customizers.customize((TransactionManager) this));
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        String account = own.accountId();
        if (account != null) {
            try {
                acting.set(account);
            } catch (RuntimeException failed) {
                leave(transaction, definition, failed);
                throw failed;
            }
        }
    }

    /** Spring takes what throws here for a transaction that never began, and would leave it on the thread. */
    private void leave(Object transaction, TransactionDefinition definition, RuntimeException reason) {
        try {
            doRollback(new DefaultTransactionStatus(
                    null, transaction, true, false, false, definition.isReadOnly(), false, null));
        } catch (RuntimeException alsoFailed) {
            reason.addSuppressed(alsoFailed);
        } finally {
            doCleanupAfterCompletion(transaction);
        }
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            super.doCommit(status);
        } catch (RuntimeException failed) {
            throw status.isReadOnly() || refusedByServer(failed) ? failed : new OutcomeUnknownException(failed);
        }
    }

    /** Class 23 is a violated constraint, class 40 a rollback, all but 40003: the server decided, and said so. */
    private static boolean refusedByServer(RuntimeException failed) {
        return SqlState.in(failed).matches("23.*|40(?!003).*");
    }
}
