package com.keyri.arch;

import com.keyri.access.model.Roles;
import com.keyri.apikey.model.ApiScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everybody who may call, by the column of docs/security/access.md, with the container's roles that they have. */
final class Callers {
    static final String NOBODY = "nobody";
    static final String UNPROVEN = "unproven";
    private static final String FORMER_STAFF = "no staff role";
    static final Map<String, Set<String>> ROLES = roles();

    private Callers() {}

    private static Map<String, Set<String>> roles() {
        Map<String, Set<String>> callers = new LinkedHashMap<>();
        callers.put(NOBODY, Set.of());
        callers.put("operator", Set.of(Roles.OPERATOR));
        for (ApiScope scope : ApiScope.values()) {
            callers.put("key: " + scope.wireName(), Set.of(scope.wireName()));
        }
        callers.put(UNPROVEN, Set.of(Roles.UNPROVEN));
        callers.put("no organization", Set.of(Roles.ACCOUNT));
        for (String role : List.of(Roles.VIEWER, Roles.BILLING, Roles.DEVELOPER, Roles.ADMINISTRATOR, Roles.OWNER)) {
            callers.put(role, Set.of(Roles.ACCOUNT, Roles.MEMBER, role));
        }
        callers.put(FORMER_STAFF, Set.of(Roles.ACCOUNT));
        for (String role : List.of(
                Roles.STAFF_SUPPORT,
                Roles.STAFF_BILLING,
                Roles.AUDITOR,
                Roles.STAFF_ADMINISTRATOR,
                Roles.SECURITY_OFFICER)) {
            callers.put(role, Set.of(Roles.ACCOUNT, Roles.STAFF, role));
        }
        return callers;
    }

    /** Whether the caller is a signed-in person whose browser has proved its key. */
    static boolean isPerson(String caller) {
        return ROLES.get(caller).contains(Roles.ACCOUNT);
    }

    /** Whether the caller's account is one of the staff's, with a role or without. */
    static boolean isStaff(String caller) {
        return ROLES.get(caller).contains(Roles.STAFF) || caller.equals(FORMER_STAFF);
    }

    /** The roles that are nobody's: a name in an annotation that no caller bears is a slip of the pen. */
    static Set<String> unknownOf(Stream<String> named) {
        Set<String> known = ROLES.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return named.filter(role -> !known.contains(role)).collect(Collectors.toSet());
    }
}
