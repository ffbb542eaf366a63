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
 * @param traffic whose messages the key is bound to; empty for a key that is not there for messages alone
 */
public record Caller(
        String accountId,
        UUID apiKeyId,
        Set<String> scopes,
        AllowedAddresses allowedAddresses,
        @Nullable AccountRateLimit rateLimit,
        Set<TrafficPair> traffic)
        implements SignedIn {

    @Override
    public String keyId() {
        return apiKeyId.toString();
    }

    /** Whether it is there for messages alone, and manages nothing. */
    public boolean boundToTraffic() {
        return !traffic.isEmpty();
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
