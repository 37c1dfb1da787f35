package com.keyri.web.console;

/**
 * A line of the navigation.
 *
 * @param address the page's path
 * @param label what it is called
 */
public record NavigationEntry(String address, String label) {
    /** Whether the page at {@code path} is this one or lies below it. */
    public boolean leadsTo(String path) {
        return path.equals(address) || path.startsWith(address + "/");
    }
}
