package com.keyri.web.rest.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.risk.model.IpNetwork;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeTest {
    private static final List<IpNetwork> PROXIES = ClientAddress.parse("10.0.0.0/8, 2001:db8::/32");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "198.51.100.7, -, 198.51.100.7",
                "198.51.100.7, 203.0.113.9, 198.51.100.7",
                "10.0.0.1, 203.0.113.9, 203.0.113.9",
                "10.0.0.1, '1.1.1.1, 203.0.113.9', 203.0.113.9",
                "10.0.0.1, '203.0.113.9, 10.0.0.2', 203.0.113.9",
                "10.0.0.1, 'evil, 10.0.0.2', 10.0.0.2",
                "10.0.0.1, '', 10.0.0.1",
                "10.0.0.1, '10.9.9.9|203.0.113.9', 203.0.113.9",
                "10.0.0.1, '203.0.113.9|10.0.0.2', 203.0.113.9",
                "10.0.0.1, '1.1.1.1|203.0.113.9, 10.0.0.3|10.0.0.2', 203.0.113.9",
                "198.51.100.7, '10.9.9.9|203.0.113.9', 198.51.100.7",
            })
    void shouldBelieveAProxyOnlyWhenItIsTrusted(String peer, String forwarded, String address) {
        List<String> lines = forwarded == null ? List.of() : List.of(forwarded.split("\\|", -1));
        assertEquals(address, ClientAddress.of(peer, lines, PROXIES));
    }

    @Test
    void shouldRefuseProxiesThatAreNoNetworks() {
        assertThrows(IllegalArgumentException.class, () -> ClientAddress.parse("10.0.0.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC, /api/v1/token, true",
        "PUBLIC, /a, false",
        "PUBLIC, /a/app.js, false",
        "PUBLIC, /about, true",
        "AUTHENTICATOR, /a, true",
        "AUTHENTICATOR, /a/app.js, true",
        "AUTHENTICATOR, /api/v1/token, false",
        "AUTHENTICATOR, /, false",
        "UNKNOWN, /, false",
        "UNKNOWN, /a, false",
    })
    void shouldServeAPathOnItsHostOnly(Hosts.Kind host, String path, boolean served) {
        assertEquals(served, Hosts.serves(host, path));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "keyri.example:8443, PUBLIC",
                "KEYRI.example:8443, PUBLIC",
                "auth.keyri.example:8443, AUTHENTICATOR",
                "keyri.example, UNKNOWN",
                "keyri.example:8443.evil.example, UNKNOWN",
                "-, UNKNOWN",
            })
    void shouldKnowItsTwoNames(String host, Hosts.Kind kind) {
        Hosts hosts = new Hosts();
        hosts.beCalled("https://keyri.example:8443", "https://auth.keyri.example:8443");
        assertEquals(kind, hosts.of(host));
    }
}
