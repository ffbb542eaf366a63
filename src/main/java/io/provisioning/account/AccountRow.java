package io.provisioning.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "account")
class AccountRow {

    @Id
    private String accountId;

    private boolean enabled;

    private @Nullable Integer rateLimitRequests;

    @Column(name = "rate_limit_per_ms")
    private @Nullable Long rateLimitPerMillis;

    protected AccountRow() {}

    String accountId() {
        return accountId;
    }

    boolean enabled() {
        return enabled;
    }

    @Nullable
    AccountRateLimit rateLimit() {
        return rateLimitRequests == null || rateLimitPerMillis == null
                ? null
                : new AccountRateLimit(rateLimitRequests, Duration.ofMillis(rateLimitPerMillis));
    }
}
