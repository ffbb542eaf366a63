package io.provisioning.account;

import com.github.benmanes.caffeine.cache.Ticker;
import io.provisioning.bucket.Buckets;
import io.provisioning.bucket.Rate;
import io.provisioning.http.IpAddress;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Counts sign-ins that failed, by address. Those that succeed are neither counted nor refused, so that nobody can lock
 * out a caller who shares an address with whoever guesses.
 */
@Component
class FailedSignIns {

    /** How many addresses are remembered: some forty megabytes at most, whoever sends from how many. */
    static final int BOUND = 100_000;

    /** Whoever has one IPv6 address has all of its /64. */
    private static final int BYTES_OF_NETWORK = 8;

    private final boolean enabled;
    private final Buckets<String> buckets;

    FailedSignIns(FailedSignInProperties properties, Ticker ticker) {
        Rate rate = Rate.of(properties.requests(), properties.per(), null);
        this.enabled = properties.enabled();
        this.buckets = new Buckets<>(BOUND, address -> rate, ticker);
    }

    /** Counts one. The seconds to wait when it was one too many, else empty. */
    OptionalLong count(String address) {
        if (!enabled) {
            return OptionalLong.empty();
        }
        var probe = buckets.take(network(address));
        return probe.isConsumed() ? OptionalLong.empty() : OptionalLong.of(Buckets.secondsToWait(probe));
    }

    private static String network(String address) {
        return IpAddress.parse(address)
                .map(InetAddress::getAddress)
                .filter(bytes -> bytes.length > BYTES_OF_NETWORK)
                .map(bytes -> Arrays.toString(Arrays.copyOf(bytes, BYTES_OF_NETWORK)))
                .orElse(address);
    }
}
