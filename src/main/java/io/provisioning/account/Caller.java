package io.provisioning.account;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key of an account, and what it may do: the public face of an account.
 *
 * @param apiKeyId names the key without revealing it
 * @param allowedAddresses from where it may be used
 * @param rateLimit the account's own rate, null for the configured one
 * @param boundToTraffic whether it is there for the messages of certain applications, and manages nothing
 */
public record Caller(
        String accountId,
        UUID apiKeyId,
        Set<String> scopes,
        AllowedAddresses allowedAddresses,
        @Nullable AccountRateLimit rateLimit,
        boolean boundToTraffic)
        implements SignedIn {

    @Override
    public String keyId() {
        return apiKeyId.toString();
    }

    @Override
    public String limitedAs() {
        return accountId;
    }

    @Override
    public String onlyAccount() {
        return accountId;
    }
}
