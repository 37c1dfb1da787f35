package com.keyri.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.access.model.Roles;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NavigationTest {
    @Test
    void shouldShowTheWaysThatARoleHas() {
        assertEquals(
                List.of(
                        "Overview",
                        "Applications",
                        "Members",
                        "Recoveries",
                        "Users",
                        "Plan",
                        "Usage",
                        "Orders",
                        "Invoices",
                        "Settings",
                        "My account"),
                labels(Navigation.PORTAL, member(Roles.OWNER)));
        assertEquals(
                List.of(
                        "Overview",
                        "Applications",
                        "Members",
                        "Plan",
                        "Usage",
                        "Orders",
                        "Invoices",
                        "Settings",
                        "My account"),
                labels(Navigation.PORTAL, member(Roles.BILLING)));
        assertEquals(
                List.of("Overview", "Applications", "Members", "Users", "Plan", "Settings", "My account"),
                labels(Navigation.PORTAL, member(Roles.DEVELOPER)));
        assertEquals(List.of("Overview", "My account"), labels(Navigation.PORTAL, Set.of(Roles.ACCOUNT)));
        assertEquals(
                List.of(
                        "Overview",
                        "Organizations",
                        "Accounts",
                        "Staff",
                        "Plans",
                        "Orders",
                        "Usage",
                        "Revenue",
                        "Billing",
                        "Sessions",
                        "My account"),
                labels(Navigation.CONSOLE, staff(Roles.AUDITOR)));
        assertEquals(
                List.of(
                        "Overview",
                        "Organizations",
                        "Accounts",
                        "Staff",
                        "Recoveries",
                        "Plans",
                        "Usage",
                        "System health",
                        "My account"),
                labels(Navigation.CONSOLE, staff(Roles.STAFF_SUPPORT)));
    }

    @Test
    void shouldShowStaffWithoutARoleNothingButTheirAccount() {
        assertEquals(List.of("My account"), labels(Navigation.CONSOLE, Set.of(Roles.ACCOUNT)));
    }

    @Test
    void shouldOpenNoPageThatNoRuleNames() {
        Set<String> everything = Set.of(Roles.ACCOUNT, Roles.MEMBER, Roles.OWNER, Roles.STAFF);
        assertFalse(PageRules.knows("/portal/secrets"));
        assertFalse(PageRules.opens("/portal/secrets", everything));
        assertFalse(PageRules.opens("/portal/members/", everything));
        assertFalse(PageRules.opens("/portal/index", Set.of()));
    }

    private static Set<String> member(String role) {
        return Set.of(Roles.ACCOUNT, Roles.MEMBER, role);
    }

    private static Set<String> staff(String role) {
        return Set.of(Roles.ACCOUNT, Roles.STAFF, role);
    }

    @Test
    void shouldKnowWhichWayAPageLiesOn() {
        NavigationEntry members = new NavigationEntry("/portal/members", "Members");
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
