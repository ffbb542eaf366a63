package io.provisioning.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.transaction.annotation.Transactional;

/**
 * A change: one transaction in READ COMMITTED (set on every connection of the pool), whose locks decide every race. When
 * PostgreSQL gives it up over a lock or a serialization failure (40001, 40P01, 55P03), all of it is tried again, three
 * times; then it is a 503.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Transactional
@Retryable(includes = ConcurrencyFailureException.class, maxRetries = 3, delay = 20, jitter = 10, multiplier = 2)
public @interface Change {

    /** Seconds after which an attempt is given up and rolled back; answered with 503, and not tried again. */
    @AliasFor(annotation = Transactional.class, attribute = "timeout")
    int timeout() default 10;
}
