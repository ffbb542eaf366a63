package io.provisioning.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tomcat.util.net.IPv6Utils;

/** An address as text, v4 or v6. Never a name: what Java would look up in the DNS does not even reach it. */
public final class IpAddress {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern V6 = Pattern.compile("(?=[^:]*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}");

    private IpAddress() {}

    /** Empty for everything else, also for a zone ({@code fe80::1%eth0}). An IPv4-mapped IPv6 address is the v4 one. */
    public static Optional<InetAddress> parse(String text) {
        if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** The one way to write it: RFC 5952 has it so for v6. */
    public static String text(InetAddress address) {
        String text = address.getHostAddress();
        return address.getAddress().length == 4 ? text : IPv6Utils.canonize(text);
    }
}
