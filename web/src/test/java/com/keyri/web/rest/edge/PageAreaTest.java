package com.keyri.web.rest.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAreaTest {
    private static final String OWN = "https://keyri.example";
    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @CsvSource({
        "/portal, PORTAL",
        "/portal/members, PORTAL",
        "/portals, OTHER",
        "/console, CONSOLE",
        "/console/staff, CONSOLE",
        "/consoles/staff, OTHER",
        "/sign-in, DOOR",
        "/sign-in/renew, DOOR",
        "/sign-in/other, OTHER",
        "/setup, DOOR",
        "/join, DOOR",
        "/recover, DOOR",
        "/docs, OTHER",
        "/, OTHER",
    })
    void shouldKnowWhatAPathIsPartOf(String path, PageArea area) {
        assertEquals(area, PageArea.of(path));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://keyri.example, same-origin, application/x-www-form-urlencoded, 100, 0",
                "https://keyri.example, -, application/x-www-form-urlencoded;charset=UTF-8, 262144, 0",
                "-, -, application/x-www-form-urlencoded, 100, 403",
                "'null', same-origin, application/x-www-form-urlencoded, 100, 403",
                "https://evil.example, -, application/x-www-form-urlencoded, 100, 403",
                "https://keyri.example.evil.example, -, application/x-www-form-urlencoded, 100, 403",
                "https://keyri.example:8443, -, application/x-www-form-urlencoded, 100, 403",
                "http://keyri.example, -, application/x-www-form-urlencoded, 100, 403",
                "https://keyri.example, same-site, application/x-www-form-urlencoded, 100, 403",
                "https://keyri.example, cross-site, application/x-www-form-urlencoded, 100, 403",
                "https://keyri.example, none, application/x-www-form-urlencoded, 100, 403",
                "https://keyri.example, same-origin, multipart/form-data, 100, 415",
                "https://keyri.example, same-origin, text/plain, 100, 415",
                "https://keyri.example, same-origin, -, 100, 415",
                "https://keyri.example, same-origin, application/x-www-form-urlencoded, -1, 411",
                "https://keyri.example, same-origin, application/x-www-form-urlencoded, 262145, 413",
            })
    void shouldTakeFormsOfItsOwnPagesOnly(String origin, String site, String type, long length, int refusal) {
        assertEquals(refusal, FormPosts.refusal(OWN, origin, site, type, length).orElse(0));
    }

    @Test
    void shouldKnowTheNetworksOfTheConsole() {
        NetworkList networks = NetworkList.parse("x", "127.0.0.0/8, ::1/128, 10.0.0.0/8, fc00::/7");
        for (String inside : new String[] {"127.0.0.1", "::1", "10.255.0.1", "fd12::1", "::ffff:10.0.0.1"}) {
            assertTrue(networks.contains(inside), inside);
        }
        for (String outside : new String[] {"11.0.0.1", "203.0.113.7", "2001:db8::1", "fe80::1", "localhost", ""}) {
            assertFalse(networks.contains(outside), outside);
        }
        assertFalse(NetworkList.parse("x", "").contains("127.0.0.1"), "nothing named, nobody admitted");
        Exception wrong = assertThrows(
                IllegalArgumentException.class, () -> NetworkList.parse("keyri.console.networks", "10.0.0.1"));
        assertTrue(wrong.getMessage().startsWith("keyri.console.networks: "), wrong.getMessage());
    }

    @Test
    void shouldReadTheTypeOfAFormWhateverItsCase() {
        assertEquals(
                0,
                FormPosts.refusal(OWN, OWN, null, FORM.toUpperCase(java.util.Locale.ROOT), 0)
                        .orElse(0));
    }
}
