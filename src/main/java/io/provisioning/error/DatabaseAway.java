package io.provisioning.error;

import java.sql.SQLException;
import java.util.List;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.orm.jpa.JpaSystemException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.TransactionTimedOutException;

/** Whether the database is the reason: away, too slow, full, or locked for too long. Nothing was changed then. */
final class DatabaseAway {

    private static final List<Class<? extends RuntimeException>> BY_TYPE = List.of(
            CannotCreateTransactionException.class,
            DataAccessResourceFailureException.class,
            TransientDataAccessResourceException.class,
            QueryTimeoutException.class,
            TransactionTimedOutException.class,
            ConcurrencyFailureException.class);

    /** A connection that is lost under a transaction comes as the rollback that failed too. */
    private static final List<Class<? extends RuntimeException>> BY_CAUSE =
            List.of(JpaSystemException.class, TransactionSystemException.class);

    private DatabaseAway() {}

    static boolean explains(Throwable thrown) {
        return BY_TYPE.stream().anyMatch(type -> type.isInstance(thrown))
                || (BY_CAUSE.stream().anyMatch(type -> type.isInstance(thrown)) && isLostConnection(thrown));
    }

    /** Class 08: the connection; 57P0x: the server shuts down or ended the session; 53300: it takes no more. */
    private static boolean isLostConnection(Throwable thrown) {
        String state = SqlState.in(thrown);
        return state.isEmpty() ? isClosedByPool(thrown) : state.matches("08.*|57P0.|53300");
    }

    /** The pool's own word for a connection that it has closed has no state. */
    private static boolean isClosedByPool(Throwable thrown) {
        SQLException word = Problems.find(SQLException.class, thrown);
        return word != null && String.valueOf(word.getMessage()).contains("closed");
    }
}
