package io.provisioning.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The key of the people who run the service.
 *
 * @param operatorKey 32 to 255 visible ASCII characters; only its hash is kept, in memory; none: there is no operator
 */
@ConfigurationProperties("provisioning")
record OperatorProperties(@Nullable String operatorKey) {

    /** Without the key, whatever prints it. */
    @Override
    public String toString() {
        return "OperatorProperties[]";
    }
}
