package io.provisioning.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole service on a real port and a real PostgreSQL. The limiter is on; accounts of {@link TestAccounts#create()}
 * have a rate that no test reaches, and so has everybody on settings, billing and messages.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "provisioning.shutdown.delay=0s",
            // Without the limits of statements: tests fill their tables through the same pool.
            "spring.datasource.hikari.connection-init-sql=SET lock_timeout = '1s'",
            "spring.datasource.hikari.data-source-properties.socketTimeout=0",
            // Contexts are kept to the end of the run: only the one that is in use may have many connections.
            "spring.datasource.hikari.maximum-pool-size=40",
            "spring.datasource.hikari.minimum-idle=1",
            "spring.datasource.hikari.idle-timeout=10000",
            // Failures by hundreds, all from one address, are what tests are made of.
            "provisioning.failed-sign-ins.requests=1000000",
            "provisioning.operator-key=" + TestAccounts.OPERATOR_KEY,
            "provisioning.rate-limit.settings.requests=1000000",
            "provisioning.rate-limit.billing.requests=1000000",
            "provisioning.rate-limit.messages.requests=1000000"
        })
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@Import({TestAccounts.class, AdministratorsDatabase.class, AsAccount.class, RecordedStatements.class})
public @interface ServerTest {}
