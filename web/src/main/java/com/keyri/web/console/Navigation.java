package com.keyri.web.console;

import java.util.List;
import java.util.Set;

/** The ways around portal and console, and who sees which. */
final class Navigation {
    private static final String OWNER = "OWNER";
    private static final String ADMINISTRATOR = "ADMINISTRATOR";
    private static final String DEVELOPER = "DEVELOPER";
    private static final String VIEWER = "VIEWER";
    private static final String SECURITY_OFFICER = "SECURITY_OFFICER";
    private static final String SUPPORT = "SUPPORT";
    private static final String AUDITOR = "AUDITOR";

    static final List<NavigationEntry> PORTAL = List.of(
            new NavigationEntry("/portal/index", "Overview", Set.of()),
            new NavigationEntry(
                    "/portal/applications", "Applications", Set.of(OWNER, ADMINISTRATOR, DEVELOPER, VIEWER)),
            new NavigationEntry("/portal/members", "Members", Set.of(OWNER, ADMINISTRATOR, VIEWER)),
            new NavigationEntry("/portal/users", "Users", Set.of(OWNER, ADMINISTRATOR, DEVELOPER, VIEWER)),
            new NavigationEntry("/portal/settings", "Settings", Set.of(OWNER, ADMINISTRATOR)),
            new NavigationEntry("/portal/account", "My account", Set.of()));

    static final List<NavigationEntry> CONSOLE = List.of(
            new NavigationEntry("/console/index", "Overview", Set.of()),
            new NavigationEntry("/console/organizations", "Organizations", Set.of()),
            new NavigationEntry("/console/accounts", "Accounts", Set.of()),
            new NavigationEntry("/console/staff", "Staff", Set.of()),
            new NavigationEntry("/console/sessions", "Sessions", Set.of(ADMINISTRATOR, SECURITY_OFFICER, AUDITOR)),
            new NavigationEntry("/console/health", "System health", Set.of(ADMINISTRATOR, SECURITY_OFFICER, SUPPORT)),
            new NavigationEntry("/console/account", "My account", Set.of()));

    private Navigation() {}

    /** What of these somebody with these roles sees. */
    static List<NavigationEntry> of(List<NavigationEntry> entries, Set<String> roles) {
        return entries.stream().filter(entry -> entry.isFor(roles)).toList();
    }
}
