package com.keyri.web.console;

import com.keyri.access.model.Roles;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may open which page of portal and console; a page that isn't named here isn't there. The pages' services have
 * rules of their own, which the container checks: this is the door before them, and what the navigation shows.
 */
public final class PageRules {
    private static final Set<String> MANAGERS = Set.of(Roles.OWNER, Roles.ADMINISTRATOR);
    private static final Set<String> BUILDERS = Set.of(Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER);
    private static final Set<String> STAFF_ADMINISTRATORS = Set.of(Roles.STAFF_ADMINISTRATOR);
    private static final Set<String> RECOVERY_STAFF = Set.of(Roles.STAFF_ADMINISTRATOR, Roles.STAFF_SUPPORT);

    private static final Set<String> CATALOGUE_READERS =
            Set.of(Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING, Roles.STAFF_SUPPORT, Roles.AUDITOR);
    private static final Set<String> CATALOGUE_WRITERS = Set.of(Roles.STAFF_ADMINISTRATOR, Roles.STAFF_BILLING);

    /** The container's roles, by the page's path; one of them is enough. */
    public static final Map<String, Set<String>> ROLES = Collections.unmodifiableMap(Stream.of(
                    of(Set.of(Roles.ACCOUNT), "/portal/index", "/portal/account", "/console/account"),
                    of(
                            Set.of(Roles.MEMBER),
                            "/portal/applications",
                            "/portal/applications/application",
                            "/portal/applications/integration",
                            "/portal/members",
                            "/portal/search",
                            "/portal/settings"),
                    of(BUILDERS, "/portal/applications/new", "/portal/applications/keys"),
                    of(MANAGERS, "/portal/members/invitations", "/portal/recoveries"),
                    of(
                            Set.of(Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER, Roles.VIEWER),
                            "/portal/users",
                            "/portal/users/user"),
                    of(
                            Set.of(Roles.STAFF),
                            "/console/index",
                            "/console/organizations",
                            "/console/accounts",
                            "/console/accounts/account",
                            "/console/staff",
                            "/console/staff/member"),
                    of(STAFF_ADMINISTRATORS, "/console/organizations/new", "/console/staff/invite"),
                    of(RECOVERY_STAFF, "/console/recoveries"),
                    of(CATALOGUE_READERS, "/console/plans", "/console/plans/plan", "/console/plans/version"),
                    of(CATALOGUE_WRITERS, "/console/plans/new", "/console/plans/new-version"),
                    of(
                            Set.of(
                                    Roles.STAFF_BILLING,
                                    Roles.STAFF_ADMINISTRATOR,
                                    Roles.SECURITY_OFFICER,
                                    Roles.AUDITOR),
                            "/console/billing"),
                    of(Set.of(Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.AUDITOR), "/console/sessions"),
                    of(
                            Set.of(Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER, Roles.STAFF_SUPPORT),
                            "/console/health"))
            .flatMap(rules -> rules.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));

    private PageRules() {}

    /** Whether there is such a page at all. */
    static boolean knows(String path) {
        return ROLES.containsKey(path);
    }

    /** Whether somebody with these of the container's roles may open it. */
    static boolean opens(String path, Set<String> held) {
        return ROLES.getOrDefault(path, Set.of()).stream().anyMatch(held::contains);
    }

    private static Map<String, Set<String>> of(Set<String> roles, String... pages) {
        return Stream.of(pages).collect(Collectors.toMap(page -> page, page -> roles));
    }
}
