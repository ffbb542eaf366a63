package io.provisioning.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.resilience.annotation.EnableResilientMethods;

/** What happens when the database is away or slow; {@code docs/operations.md} has the numbers. */
@Configuration(proxyBeanMethods = false)
@EnableResilientMethods
class DatabaseConfiguration {

    /** The pool's only switch for it, which it reads when it is made. */
    private static final String UNCHECKED_FOR = "com.zaxxer.hikari.aliveBypassWindowMs";

    private static final String SOCKET_TIMEOUT = "socketTimeout";

    @Bean
    static BeanPostProcessor patientPool(Environment environment) {
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
                return bean instanceof HikariDataSource pool ? new PoolEntrance(pool, threads(environment)) : bean;
            }
        };
    }

    /**
     * A migration takes the time that it needs, on a connection of its own, perhaps as another role; it waits for locks no
     * longer than others.
     */
    @Bean
    FlywayConfigurationCustomizer patientMigrations(DataSource service) {
        return flyway -> {
            String others = Objects.requireNonNullElse(flyway.getInitSql(), "");
            flyway.dataSource(withoutEnd(service, flyway.getDataSource()))
                    .initSql("SET lock_timeout = '1s';\n" + others);
        };
    }

    /** As the pool's connections are, but that statements may take any time; signing in may not. */
    private static DataSource withoutEnd(DataSource service, DataSource migrating) {
        try {
            var pool = service.unwrap(HikariDataSource.class);
            var properties = new Properties();
            properties.putAll(pool.getDataSourceProperties());
            Object longest = properties.put(SOCKET_TIMEOUT, "0");
            properties.putIfAbsent("loginTimeout", Objects.requireNonNullElse(longest, "0"));
            var connections = new DriverManagerDataSource();
            // Of a URL, a user and a password of its own, as Spring Boot makes it where there is any of them.
            var own = migrating instanceof AbstractDriverBasedDataSource other ? other : null;
            connections.setUrl(own == null ? pool.getJdbcUrl() : own.getUrl());
            connections.setUsername(own == null ? pool.getUsername() : own.getUsername());
            connections.setPassword(own == null ? pool.getPassword() : own.getPassword());
            connections.setConnectionProperties(properties);
            connections.setSchema(pool.getSchema());
            return connections;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static int threads(Environment environment) {
        return environment.getRequiredProperty("server.tomcat.threads.max", Integer.class);
    }
}
