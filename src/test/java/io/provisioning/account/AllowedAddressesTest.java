package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.catchThrowable;
import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "192.0.2.0/24, 192.0.2.255",
        "192.0.2.77/24, 192.0.2.1",
        "192.0.2.128/25, 192.0.2.128",
        "0.0.0.0/0, 255.255.255.255",
        "192.0.2.1/32, 192.0.2.1",
        "2001:db8::1, 2001:DB8:0:0:0:0:0:1",
        "2001:db8::/32, 2001:db8:ffff::1",
        "2001:db8::/33, 2001:db8:7fff::1",
        "::/0, 2001:db8::1",
        "::1, 0:0:0:0:0:0:0:1",
        "192.0.2.1, ::ffff:192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void shouldAllowWhatLiesWithin(String allowed, String client) {
        then(AllowedAddresses.canContain(allowed)).isTrue();
        then(AllowedAddresses.of(List.of(allowed)).allow(client)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.2",
        "192.0.2.0/24, 192.0.3.0",
        "192.0.2.128/25, 192.0.2.127",
        "192.0.2.0/31, 192.0.2.2",
        "2001:db8::/33, 2001:db8:8000::1",
        "0.0.0.0/0, 2001:db8::1",
        "::/0, 192.0.2.1",
        "::1, 127.0.0.1",
        "127.0.0.1, localhost",
        "0.0.0.0/0, localhost",
        "0.0.0.0/0, ''",
        "::/0, %eth0"
    })
    void shouldAllowNothingElse(String allowed, String client) {
        then(AllowedAddresses.of(List.of(allowed)).allow(client)).isFalse();
    }

    @Test
    void shouldAllowEveryOneOfSeveral() {
        var both = AllowedAddresses.of(List.of("192.0.2.1", "2001:db8::/32"));
        then(both.allow("192.0.2.1")).isTrue();
        then(both.allow("2001:db8::7")).isTrue();
        then(both.allow("192.0.2.2")).isFalse();
    }

    @Test
    void shouldAllowEverywhereWhenThereIsNone() {
        then(AllowedAddresses.of(List.of()).allow("192.0.2.1")).isTrue();
        then(AllowedAddresses.of(List.of()).allow("::1")).isTrue();
    }

    /** Names would be looked up, and whoever answers for them would decide who is let in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.com",
                "beef",
                "1",
                "1.2",
                "1.2.3",
                "192.0.2.256",
                "192.0.2.01",
                "192.0.2.1.",
                " 192.0.2.1",
                "192.0.2.1 ",
                "192.0.2.1/",
                "/24",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/+1",
                "192.0.2.0/024",
                "192.0.2.0/8/8",
                "192.0.2.0/255.255.255.0",
                "192.0.2.1:80",
                "0x7f.0.0.1",
                "2001:db8::/129",
                "2001:db8:::1",
                "2001:db8::1::1",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                ":",
                "g::1",
                "[::1]",
                "fe80::1%eth0",
                "::ffff:192.0.2.0/120",
                "\u0661.0.0.1",
                "*"
            })
    void shouldKnowOnlyAddressesAndRanges(String text) {
        then(AllowedAddresses.canContain(text)).isFalse();
        then(catchThrowable(() -> AllowedAddresses.of(List.of(text)))).isInstanceOf(IllegalArgumentException.class);
    }
}
