package io.provisioning.ratelimit;

import io.provisioning.account.AccountRateLimit;
import io.provisioning.account.ApiKeyFilter;
import io.provisioning.account.Caller;
import io.provisioning.account.SignedIn;
import io.provisioning.bucket.Rate;
import io.provisioning.ratelimit.RateLimitProperties.OwnRate;
import io.provisioning.ratelimit.RateLimitProperties.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rule 5, the limiter's policy: one request a second per account, over all of {@code /provisioning/1}, unless the
 * configuration or the account says otherwise. An account's own rate replaces every configured one.
 * The interfaces under {@code /settings}, {@code /billing} and {@code /messages} have a bucket and a generous rate of their
 * own each.
 */
@Component
class RateLimitPolicy {

    private static final Rate GENEROUS = Rate.of(50, Duration.ofSeconds(1), null);
    private static final Rate FOR_MESSAGES = Rate.of(100, Duration.ofSeconds(1), null);
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final boolean perOperation;
    private final Rate everything;
    private final @Nullable Rate reads;
    private final Rate settings;
    private final Rate billing;
    private final Rate messages;
    private final Operations operations;

    RateLimitPolicy(RateLimitProperties properties, Operations operations) {
        this.operations = operations;
        this.perOperation = properties.scope() == Scope.OPERATION;
        this.everything = Rate.of(properties.requests(), properties.per(), properties.capacity());
        this.settings = properties.settings() == null ? GENEROUS : rate(properties.settings());
        this.billing = properties.billing() == null ? GENEROUS : rate(properties.billing());
        this.messages = properties.messages() == null ? FOR_MESSAGES : rate(properties.messages());
        this.reads = properties.reads() == null ? null : rate(properties.reads());
    }

    Limit limitFor(SignedIn who, HttpServletRequest request) {
        if (ApiKeyFilter.isBilling(request)) {
            return new Limit(who.limitedAs(), "billing", billing);
        }
        if (ApiKeyFilter.isMessages(request)) {
            return new Limit(who.limitedAs(), "messages", messages);
        }
        return who instanceof Caller caller && !ApiKeyFilter.isSettings(request)
                ? limitFor(caller, request)
                : new Limit(who.limitedAs(), "settings", settings);
    }

    private Limit limitFor(Caller caller, HttpServletRequest request) {
        AccountRateLimit own = caller.rateLimit();
        Rate forReads = own == null && READS.contains(request.getMethod()) ? reads : null;
        String share = perOperation ? operations.nameOf(request) : forReads == null ? "account" : "reads";
        Rate configured = forReads == null ? everything : forReads;
        Rate rate = own == null ? configured : Rate.of(own.requests(), own.per(), null);
        return new Limit(caller.accountId(), share, rate);
    }

    private static Rate rate(OwnRate own) {
        return Rate.of(own.requests(), own.per(), own.capacity());
    }
}
