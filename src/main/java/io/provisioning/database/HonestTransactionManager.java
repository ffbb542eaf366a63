package io.provisioning.database;

import io.provisioning.error.SqlState;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Tells a commit that PostgreSQL refused, which has changed nothing, from one whose answer never came. A 503 promises
 * that nothing was changed, so the second must not become one.
 */
@Component("transactionManager")
class HonestTransactionManager extends JpaTransactionManager {

    HonestTransactionManager(EntityManagerFactory entities, ObjectProvider<TransactionManagerCustomizers> settings) {
        super(entities);
        settings.ifAvailable(customizers -> customizers.customize((TransactionManager) this));
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
