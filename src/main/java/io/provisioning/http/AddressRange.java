package io.provisioning.http;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.apache.catalina.util.NetMask;

/**
 * One address, or a range in CIDR notation. Tomcat's matcher, because Spring Security's takes addresses of the two
 * families for each other: its {@code 10.0.0.0/8} contains {@code a12::1}.
 */
public final class AddressRange {

    private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

    private final NetMask mask;

    /** @throws IllegalArgumentException when it is neither */
    public AddressRange(String text) {
        if (!isOne(text)) {
            throw new IllegalArgumentException("'%s' is neither an address nor a CIDR range".formatted(text));
        }
        this.mask = new NetMask(text);
    }

    public static boolean isOne(String text) {
        String[] parts = text.split("/", 2);
        int longest = IpAddress.parse(parts[0])
                .map(address -> Byte.SIZE * address.getAddress().length)
                .orElse(-1);
        return parts.length < 2
                ? longest >= 0
                : LENGTH.matcher(parts[1]).matches() && Integer.parseInt(parts[1]) <= longest;
    }

    public boolean contains(InetAddress address) {
        return mask.matches(address);
    }
}
