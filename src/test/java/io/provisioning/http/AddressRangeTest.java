package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "192.0.2.0/24, 192.0.2.255",
        "192.0.2.99/24, 192.0.2.0",
        "0.0.0.0/0, 255.255.255.255",
        "192.0.2.0/25, 192.0.2.127",
        "192.0.2.0/32, 192.0.2.0",
        "192.0.2.0/24, ::ffff:192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8::1, 2001:DB8:0:0:0:0:0:1",
        "2001:db8::/32, 2001:db8:ffff::1",
        "2001:db8::/33, 2001:db8:7fff::1",
        "::/0, 2001:db8::1",
        "::1, 0:0:0:0:0:0:0:1",
        "192.0.2.7, ::ffff:192.0.2.7"
    })
    void shouldContain(String range, String address) {
        then(contains(range, address)).isTrue();
    }

    /** Families are kept apart: 10.0.0.0/8 begins with the same bits as a12::1. */
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.8",
        "192.0.2.0/24, 192.0.3.0",
        "192.0.2.0/25, 192.0.2.128",
        "2001:db8::/32, 2001:db9::",
        "2001:db8::/33, 2001:db8:8000::1",
        "10.0.0.0/8, a12::1",
        "0.0.0.0/0, 2001:db8::1",
        "::/0, 192.0.2.7",
        "192.0.2.0/31, 192.0.2.2",
        "::1, 127.0.0.1"
    })
    void shouldNotContain(String range, String address) {
        then(contains(range, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "/8",
                "10",
                "10.1",
                "10.0.0.256",
                "010.0.0.1",
                "10.0.0.1 ",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/+8",
                "10.0.0.0/8/8",
                "10.0.0.0/255.0.0.0",
                "10.0.0.1:80",
                "0x7f.0.0.1",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::1",
                "\u0661.0.0.1",
                "*",
                "10.0.0.0/x",
                "10.0.0.0/08",
                "2001:db8::/129",
                "2001:db8",
                ":::",
                "1::2::3",
                "fe80::1%eth0",
                "[::1]",
                "localhost",
                "example.org",
                "abcd:example.org",
                ".:1",
                "::ffff:10.0.0.0/104"
            })
    void shouldRefuseWhatIsNeitherAnAddressNorARangeAndLookNothingUp(String text) {
        thenThrownBy(() -> new AddressRange(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean contains(String range, String address) {
        return new AddressRange(range).contains(IpAddress.parse(address).orElseThrow());
    }
}
