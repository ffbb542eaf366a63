package io.provisioning.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first account on a database of one's own, made at the start when it is missing.
 *
 * @param accountId 1 to 64 of {@code A-Z a-z 0-9 . _ -}
 * @param apiKey 1 to 255 visible ASCII characters; only its hash is kept
 */
@ConfigurationProperties("provisioning.bootstrap")
record BootstrapProperties(
        @Nullable String accountId, @Nullable String apiKey) {

    /** Without the key, whatever prints it. */
    @Override
    public String toString() {
        return "BootstrapProperties[accountId=" + accountId + "]";
    }
}
