package com.keyri.web.console;

import java.util.Set;

/**
 * A line of the navigation.
 *
 * @param address the page's path
 * @param label what it is called
 * @param roles who sees it; empty for everybody
 */
public record NavigationEntry(String address, String label, Set<String> roles) {
    public NavigationEntry {
        roles = Set.copyOf(roles);
    }

    /** Whether somebody with these roles sees it. */
    boolean isFor(Set<String> held) {
        return roles.isEmpty() || roles.stream().anyMatch(held::contains);
    }

    /** Whether the page at {@code path} is this one or lies below it. */
    public boolean leadsTo(String path) {
        return path.equals(address) || path.startsWith(address + "/");
    }
}
