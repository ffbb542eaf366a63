package io.provisioning.account;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request: the public face of an account.
 *
 * @param apiKeyId names the key without revealing it
 * @param rateLimit the account's own rate, null for the configured one
 */
public record Caller(
        String accountId,
        UUID apiKeyId,
        Set<String> scopes,
        @Nullable AccountRateLimit rateLimit) {}
