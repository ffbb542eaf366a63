package io.provisioning.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.resilience.annotation.EnableResilientMethods;

/** What happens when the database is away or slow; {@code docs/operations.md} has the numbers. */
@Configuration(proxyBeanMethods = false)
@EnableResilientMethods
class DatabaseConfiguration {

    /** The pool's only switch for it, which it reads when it is made. */
    private static final String UNCHECKED_FOR = "com.zaxxer.hikari.aliveBypassWindowMs";

    @Bean
    static BeanPostProcessor patientPool() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof HikariDataSource pool) {
                    // Else a request whose connection was just in use waits for a frozen server as for a slow
                    // statement.
                    System.setProperty(UNCHECKED_FOR, "0");
                    pool.setDataSource(new Reconnecting(pool));
                }
                return bean;
            }

            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof HikariDataSource pool ? new PoolEntrance(pool) : bean;
            }
        };
    }

    /** A migration takes the time that it needs, on a connection of its own; it waits for locks no longer than others. */
    @Bean
    FlywayConfigurationCustomizer patientMigrations() {
        return flyway -> {
            DataSource database = flyway.getDataSource();
            try {
                if (database.isWrapperFor(HikariDataSource.class)) {
                    var pool = database.unwrap(HikariDataSource.class);
                    flyway.dataSource(new DriverManagerDataSource(
                                    pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()))
                            .initSql("SET lock_timeout = '1s'");
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        };
    }
}
