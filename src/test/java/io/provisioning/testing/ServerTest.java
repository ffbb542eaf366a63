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
 * have a rate that no test reaches.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "spring.datasource.hikari.maximum-pool-size=40"})
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
@Import({TestAccounts.class, RecordedStatements.class})
public @interface ServerTest {}
