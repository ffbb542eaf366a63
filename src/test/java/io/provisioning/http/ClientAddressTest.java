package io.provisioning.http;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import io.provisioning.startup.StartRefusedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressTest {

    private static final String PROXY = "10.0.0.1";
    private static final String CALLER = "203.0.113.5";

    private final ClientAddress behindProxies =
            new ClientAddress(new ProxyProperties(List.of("10.0.0.0/8", "fd00::/8")));
    private final ClientAddress withoutProxies = new ClientAddress(new ProxyProperties(List.of()));

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.1", "10.0.0.2", "127.0.0.1", "nonsense", ""})
    void shouldBelieveNobodyUnlessToldTo(String forged) {
        then(withoutProxies.of(request(PROXY, forged))).isEqualTo(PROXY);
    }

    @Test
    void shouldNotBelieveWhoIsNoTrustedProxy() {
        then(behindProxies.of(request(CALLER, "198.51.100.1"))).isEqualTo(CALLER);
        then(behindProxies.of(request("a00::1", "198.51.100.1"))).isEqualTo("a00::1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.5",
                " 203.0.113.5 ",
                "203.0.113.5:51234",
                "::ffff:203.0.113.5",
                "203.0.113.5, 10.9.9.9",
                "203.0.113.5,10.9.9.9,fd00::2",
                "198.51.100.1, 203.0.113.5",
                "10.7.7.7, 203.0.113.5, 10.9.9.9",
                "nonsense, , 203.0.113.5"
            })
    void shouldTakeTheFirstFromTheRightThatNoTrustedProxyIs(String forwarded) {
        then(behindProxies.of(request(PROXY, forwarded))).isEqualTo(CALLER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:db8::1", "[2001:db8::1]", "[2001:DB8:0:0:0:0:0:1]:51234", "2001:db8::1, fd00::2"})
    void shouldReadVersionSixInEveryWayItIsWritten(String forwarded) {
        then(behindProxies.of(request("fd00:0:0:0:0:0:0:1%eth0", forwarded))).isEqualTo("2001:db8::1");
    }

    @Test
    void shouldReadSeveralHeaderLinesAsOne() {
        then(behindProxies.of(request(PROXY, "198.51.100.1", "203.0.113.5", "10.9.9.9")))
                .isEqualTo(CALLER);
    }

    /** Then it is the last address that somebody trusted has seen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "unknown",
                "_hidden",
                "localhost",
                "example.org",
                "1",
                "203.0.113.5 203.0.113.6",
                "203.0.113.5:",
                "203.0.113.5:x",
                "[203.0.113.5",
                "[2001:db8::1]x",
                "2001:db8::1:51234:x",
                "203.0.113.256",
                "203.0.113.5,",
                "203.0.113.5, nonsense",
                "for=203.0.113.5",
                "fe80::1%eth0"
            })
    void shouldStopAtGarbage(String forwarded) {
        then(behindProxies.of(request(PROXY, forwarded))).isEqualTo(PROXY);
        then(behindProxies.of(request(PROXY, forwarded + ", 10.9.9.9"))).isEqualTo("10.9.9.9");
    }

    @Test
    void shouldTakeTheFarthestProxyWhereNobodyElseIsNamed() {
        then(behindProxies.of(request(PROXY, "10.7.7.7, 10.8.8.8"))).isEqualTo("10.7.7.7");
        then(behindProxies.of(request(PROXY))).isEqualTo(PROXY);
    }

    @Test
    void shouldFollowNoMoreHopsThanAnybodyHas() {
        then(behindProxies.of(request(PROXY, CALLER + ", 10.9.9.9".repeat(19)))).isEqualTo(CALLER);
        then(behindProxies.of(request(PROXY, CALLER + ", 10.9.9.9".repeat(20)))).isEqualTo("10.9.9.9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.org", "10.0.0.0/33", "10.0.0", "*"})
    void shouldRefuseToStartOnAMalformedProxy(String proxy) {
        thenThrownBy(() -> new ClientAddress(new ProxyProperties(List.of(PROXY, proxy))))
                .isInstanceOf(StartRefusedException.class)
                .hasMessageContaining("provisioning.trusted-proxies")
                .hasMessageContaining(proxy);
    }

    private static MockHttpServletRequest request(String peer, String... forwarded) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        for (String line : forwarded) {
            request.addHeader(ClientAddress.HEADER, line);
        }
        return request;
    }
}
