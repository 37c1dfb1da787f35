package com.keyri.web.console;

import java.util.List;
import java.util.Set;

/** The ways around portal and console; everybody sees those that lead to pages which they may open. */
final class Navigation {
    static final List<NavigationEntry> PORTAL = List.of(
            new NavigationEntry("/portal/index", "Overview"),
            new NavigationEntry("/portal/applications", "Applications"),
            new NavigationEntry("/portal/members", "Members"),
            new NavigationEntry("/portal/recoveries", "Recoveries"),
            new NavigationEntry("/portal/users", "Users"),
            new NavigationEntry("/portal/plan", "Plan"),
            new NavigationEntry("/portal/usage", "Usage"),
            new NavigationEntry("/portal/orders", "Orders"),
            new NavigationEntry("/portal/invoices", "Invoices"),
            new NavigationEntry("/portal/settings", "Settings"),
            new NavigationEntry("/portal/account", "My account"));

    static final List<NavigationEntry> CONSOLE = List.of(
            new NavigationEntry("/console/index", "Overview"),
            new NavigationEntry("/console/organizations", "Organizations"),
            new NavigationEntry("/console/accounts", "Accounts"),
            new NavigationEntry("/console/staff", "Staff"),
            new NavigationEntry("/console/recoveries", "Recoveries"),
            new NavigationEntry("/console/plans", "Plans"),
            new NavigationEntry("/console/subscriptions", "Customers and plans"),
            new NavigationEntry("/console/orders", "Orders"),
            new NavigationEntry("/console/usage", "Usage"),
            new NavigationEntry("/console/revenue", "Revenue"),
            new NavigationEntry("/console/billing", "Billing"),
            new NavigationEntry("/console/sessions", "Sessions"),
            new NavigationEntry("/console/health", "System health"),
            new NavigationEntry("/console/account", "My account"));

    private Navigation() {}

    /** What of these somebody with these of the container's roles sees. */
    static List<NavigationEntry> of(List<NavigationEntry> entries, Set<String> roles) {
        return entries.stream()
                .filter(entry -> PageRules.opens(entry.address(), roles))
                .toList();
    }
}
