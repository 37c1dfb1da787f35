package com.keyri.risk.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255, true",
        "203.0.113.0/24, 203.0.114.0, false",
        "203.0.113.128/25, 203.0.113.127, false",
        "0.0.0.0/0, 198.51.100.7, true",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "0.0.0.0/0, 2001:db8::1, false",
    })
    void shouldSayWhetherAnAddressIsInside(String network, String address, boolean inside) {
        assertEquals(
                inside,
                IpNetwork.parse(network)
                        .orElseThrow()
                        .contains(IpNetwork.address(address).orElseThrow()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"203.0.113.0", "203.0.113.1/24", "203.0.113.0/33", "host.example/8", "1.2/16", "/8", "::/129"})
    void shouldRefuseWhatIsNoNetwork(String text) {
        assertEquals(Optional.empty(), IpNetwork.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3.999",
                "01.2.3.4",
                "1.2.3",
                "1.2.3.4.5",
                "dead.beef.cafe.babe",
                "::g",
                "1:2",
                "fe80::1%eth0",
                ""
            })
    void shouldNeverTakeANameForAnAddress(String text) {
        assertEquals(Optional.empty(), IpNetwork.address(text));
    }

    @Test
    void shouldSeeAnIpv4AddressInItsIpv6Form() {
        assertEquals(address("192.0.2.1"), address("::ffff:192.0.2.1"));
    }

    @Test
    void shouldCompareIpv4WholeAndIpv6By64Bits() {
        assertTrue(IpNetwork.isSame(address("2001:db8:0:1::5"), address("2001:db8:0:1:ffff::9")));
        assertFalse(IpNetwork.isSame(address("2001:db8:0:1::5"), address("2001:db8:0:2::5")));
        assertFalse(IpNetwork.isSame(address("192.0.2.1"), address("192.0.2.2")));
    }

    private static InetAddress address(String text) {
        return IpNetwork.address(text).orElseThrow();
    }
}
