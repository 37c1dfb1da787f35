package com.keyri.outbound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundAddressesTest {
    private final OutboundAddresses addresses = new OutboundAddresses();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com/logout",
                "https://shop.example.com:8443/a?b=c",
                "https://93.184.215.14/",
                "https://[2606:2800:21f::1]/"
            })
    void shouldPermitPublicAddresses(String address) {
        assertTrue(addresses.permits(URI.create(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://shop.example.com/",
                "https://user@shop.example.com/",
                "https://shop.example.com/#a",
                "https://localhost/",
                "https://shop.localhost/",
                "https://printer.local/",
                "https://intranet/",
                "https://db.internal/",
                "https://shop.example.com./",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://0x7f.0.0.1/",
                "https://2130706433/",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/"
            })
    void shouldRefuseWhatIsNotPublic(String address) {
        assertFalse(addresses.permits(URI.create(address)));
    }

    @ParameterizedTest
    @CsvSource({"93.184.215.14, true", "127.0.0.1, false", "10.0.0.1, false", "::1, false", "2606:2800:21f::1, true"})
    void shouldJudgeResolvedAddresses(String address, boolean permitted) throws UnknownHostException {
        assertEquals(permitted, addresses.permits(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1:8443/", "https://shop.localhost/"})
    @SuppressWarnings("UnnecessaryAssignment") // No container here that would fill the field.
    void shouldPermitPrivateAddressesWhereTheInstallationDoes(String address) {
        addresses.permitPrivate(true);
        assertTrue(addresses.permits(URI.create(address)));
        assertFalse(addresses.permits(URI.create(address.replace("https", "http"))));
    }
}
