package com.keyri.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NavigationTest {
    @Test
    void shouldShowTheWaysThatARoleHas() {
        assertEquals(
                List.of("Overview", "Applications", "Members", "Users", "Settings", "My account"),
                labels(Navigation.PORTAL, Set.of("OWNER")));
        assertEquals(List.of("Overview", "My account"), labels(Navigation.PORTAL, Set.of("BILLING")));
        assertEquals(
                List.of("Overview", "Applications", "Users", "My account"),
                labels(Navigation.PORTAL, Set.of("BILLING", "DEVELOPER")));
        assertEquals(
                List.of("Overview", "Organizations", "Accounts", "Staff", "Sessions", "My account"),
                labels(Navigation.CONSOLE, Set.of("AUDITOR")));
        assertEquals(
                List.of("Overview", "Organizations", "Accounts", "Staff", "System health", "My account"),
                labels(Navigation.CONSOLE, Set.of("SUPPORT")));
    }

    @Test
    void shouldKnowWhichWayAPageLiesOn() {
        NavigationEntry members = new NavigationEntry("/portal/members", "Members", Set.of());
        assertTrue(members.leadsTo("/portal/members"));
        assertTrue(members.leadsTo("/portal/members/one"));
        assertFalse(members.leadsTo("/portal/memberships"));
    }

    private static List<String> labels(List<NavigationEntry> entries, Set<String> roles) {
        return Navigation.of(entries, roles).stream()
                .map(NavigationEntry::label)
                .toList();
    }
}
