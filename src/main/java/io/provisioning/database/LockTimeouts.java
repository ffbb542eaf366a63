package io.provisioning.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/**
 * Knows PostgreSQL's 55P03, a lock that could not be had in time, for what it is: Spring does not, so a change through
 * JDBC would not be tried again, where the same change through JPA is.
 */
@Component
class LockTimeouts extends SQLExceptionSubclassTranslator {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException thrown) {
        return LOCK_NOT_AVAILABLE.equals(thrown.getSQLState())
                ? new CannotAcquireLockException(buildMessage(task, sql, thrown), thrown)
                : super.doTranslate(task, sql, thrown);
    }
}
