package io.provisioning.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connections of their own, of the administrator, to the database that a Spring context runs on. */
@TestConfiguration(proxyBeanMethods = false)
class AdministratorsDatabase {

    /** Not one that anybody gets who does not ask for it, so that the service's own stays what it is. */
    @Bean(defaultCandidate = false)
    @Administrator
    JdbcClient administratorsDatabase(Environment environment) {
        String url = environment.getRequiredProperty("spring.datasource.url");
        TestDatabase database = new TestDatabase(url, "", "").administrator();
        var pool = new HikariConfig();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.user());
        pool.setPassword(database.password());
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return JdbcClient.create(new HikariDataSource(pool));
    }
}
