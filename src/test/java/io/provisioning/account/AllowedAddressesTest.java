package io.provisioning.account;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTest {

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

    /** Whether it is a word, nothing or a link's name: the address of a connection is always one. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "", "%eth0"})
    void shouldAllowNobodyWhoseAddressIsNone(String client) {
        then(AllowedAddresses.of(List.of("0.0.0.0/0", "::/0")).allow(client)).isFalse();
    }

    @Test
    void shouldTellWhatItCanContain() {
        then(AllowedAddresses.canContain("192.0.2.0/24")).isTrue();
        then(AllowedAddresses.canContain("example.com")).isFalse();
    }
}
