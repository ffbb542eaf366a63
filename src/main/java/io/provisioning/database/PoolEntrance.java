package io.provisioning.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets no more wait for a connection than can be expected to get one in time: whoever comes when the queue is full is
 * refused at once, so that a database that is away or slow does not hold all threads that there are.
 */
class PoolEntrance extends DelegatingDataSource {

    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final Semaphore places;

    /**
     * So many as there are connections may be just getting one, and three of four threads may wait.
     *
     * @param threads that answer requests
     */
    PoolEntrance(HikariDataSource pool, int threads) {
        super(pool);
        this.places = new Semaphore(pool.getMaximumPoolSize() + threads * 3 / 4);
    }

    /** A place is held while the connection is waited for, not while it is used. */
    @Override
    public Connection getConnection() throws SQLException {
        if (!places.tryAcquire()) {
            throw new SQLTransientConnectionException(
                    "Too many wait for a connection to the database already", TOO_MANY_CONNECTIONS);
        }
        try {
            return super.getConnection();
        } finally {
            places.release();
        }
    }
}
