package io.provisioning.account;

import io.provisioning.http.AddressRange;
import io.provisioning.http.IpAddress;
import java.util.Collection;
import java.util.List;

/** From where a key may be used: addresses and CIDR ranges, v4 and v6. None of them means from everywhere. */
public final class AllowedAddresses {

    private final List<AddressRange> ranges;

    private AllowedAddresses(List<AddressRange> ranges) {
        this.ranges = ranges;
    }

    /**
     * Of what is written down for a key.
     *
     * @throws IllegalArgumentException when one of them is neither an address nor a range
     */
    public static AllowedAddresses of(Collection<String> addressesAndRanges) {
        return new AllowedAddresses(
                addressesAndRanges.stream().map(AddressRange::new).toList());
    }

    /** Whether it can be one of them; the name of a host cannot. */
    public static boolean canContain(String text) {
        return AddressRange.isOne(text);
    }

    /** Whether a client may come from there; an address that is none comes from nowhere. */
    public boolean allow(String clientAddress) {
        return ranges.isEmpty()
                || IpAddress.parse(clientAddress)
                        .filter(address -> ranges.stream().anyMatch(range -> range.contains(address)))
                        .isPresent();
    }
}
