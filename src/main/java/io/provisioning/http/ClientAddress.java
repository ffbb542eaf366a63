package io.provisioning.http;

import io.provisioning.startup.StartRefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from. {@code X-Forwarded-For} is read only when a trusted proxy sent it, from the right, where
 * that proxy wrote what it saw, and no further than trusted proxies vouch for it: everything left of that is the
 * caller's own invention.
 */
@Component
@EnableConfigurationProperties(ProxyProperties.class)
public class ClientAddress {

    static final String HEADER = "X-Forwarded-For";

    /** More proxies in a row than anybody has. */
    private static final int MOST_HOPS = 20;

    /** The address may have a port, and brackets if it is v6; only with those a port can be told from it. */
    private static final Pattern HOP = Pattern.compile("\\[([^]]*)](:[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}|([^\\[\\]]*)");

    private final List<AddressRange> trusted;

    ClientAddress(ProxyProperties properties) {
        this.trusted =
                properties.trustedProxies().stream().map(ClientAddress::range).toList();
    }

    /** As text, written in one way only, so that it can be compared. */
    public String of(HttpServletRequest request) {
        String connected = request.getRemoteAddr().replaceFirst("%.*", "");
        return IpAddress.parse(connected)
                .map(peer -> IpAddress.text(beyondTrusted(peer, request)))
                .orElse(connected);
    }

    private InetAddress beyondTrusted(InetAddress peer, HttpServletRequest request) {
        InetAddress seen = peer;
        if (isTrusted(seen)) {
            for (String hop : hopsFromTheRight(request)) {
                Optional<InetAddress> before = address(hop);
                if (before.isEmpty()) {
                    return seen;
                }
                seen = before.get();
                if (!isTrusted(seen)) {
                    return seen;
                }
            }
        }
        return seen;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.contains(address));
    }

    private static List<String> hopsFromTheRight(HttpServletRequest request) {
        List<String> hops = Collections.list(request.getHeaders(HEADER)).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::trim)
                .collect(Collectors.toList());
        Collections.reverse(hops);
        return hops.subList(0, Math.min(hops.size(), MOST_HOPS));
    }

    private static Optional<InetAddress> address(String hop) {
        Matcher parts = HOP.matcher(hop);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String bracketed = parts.group(1);
        String withPort = parts.group(3);
        return IpAddress.parse(bracketed != null ? bracketed : withPort != null ? withPort : parts.group(4));
    }

    private static AddressRange range(String text) {
        try {
            return new AddressRange(text.trim());
        } catch (IllegalArgumentException malformed) {
            throw new StartRefusedException(
                    "provisioning.trusted-proxies is malformed: " + malformed.getMessage(),
                    "Give addresses and CIDR ranges, v4 or v6, separated by commas; host names are not looked up.");
        }
    }
}
