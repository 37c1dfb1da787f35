package com.keyri.web.rest.access;

import java.util.Set;

/**
 * The roles with which a call was authenticated, by the names of the container's roles.
 *
 * @param names of the roles
 */
record CallerRoles(Set<String> names) {
    /** Where the request has them. */
    static final String ATTRIBUTE = CallerRoles.class.getName();

    CallerRoles {
        names = Set.copyOf(names);
    }
}
