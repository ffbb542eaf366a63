package io.provisioning.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Where the pool's connections come from. Once the database was there, it is asked again every quarter of a second when
 * it is away, by the one thread that fills the pool; left alone, the pool would pause for up to five seconds in between.
 * The first connection of all is tried once, for a start that cannot succeed must fail.
 */
class Reconnecting extends DelegatingDataSource {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Logger log = LoggerFactory.getLogger(Reconnecting.class);

    private final HikariDataSource pool;
    private volatile boolean wasThere;

    /** @param pool tells where the database is, and when it is not needed any more */
    Reconnecting(HikariDataSource pool) {
        this.pool = pool;
        var driver = new DriverManagerDataSource(pool.getJdbcUrl());
        driver.setConnectionProperties(pool.getDataSourceProperties());
        setTargetDataSource(driver);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(pool.getUsername(), pool.getPassword());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        boolean told = false;
        while (true) {
            try {
                Connection connection = super.getConnection(user, password);
                if (told) {
                    log.warn("The database is back");
                }
                wasThere = true;
                return connection;
            } catch (SQLException away) {
                if (!wasThere || pool.isClosed()) {
                    throw away;
                }
                if (!told) {
                    log.warn("The database is away: {}", away.getMessage());
                }
                told = true;
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** The time-outs are the driver's own; the one of all drivers together would be kept by a thread for each attempt. */
    @Override
    public void setLoginTimeout(int seconds) {}

    /** How long the pool waits for an attempt when it is closed. */
    @Override
    public int getLoginTimeout() {
        return 1;
    }
}
