package com.keyri.web.rest.edge;

import java.util.Set;

/** The parts of the site that are for people with accounts, by the path. */
public enum PageArea {
    /** What a person needs before there is a session. */
    DOOR,
    /** Pages of customers; they take forms. */
    PORTAL,
    /** Pages of staff; they take forms, and only some networks see them. */
    CONSOLE,
    /** Everything else. */
    OTHER;

    private static final Set<String> DOORS = Set.of("/sign-in", "/sign-in/renew", "/setup", "/join", "/recover");

    /** The part that a path, decoded and without parameters, lies in. */
    public static PageArea of(String path) {
        if (isBelow(path, "/portal")) {
            return PORTAL;
        }
        if (isBelow(path, "/console")) {
            return CONSOLE;
        }
        return DOORS.contains(path) ? DOOR : OTHER;
    }

    /** Whether its pages are Faces views, which post forms and need a nonce for their scripts. */
    boolean takesForms() {
        return this == PORTAL || this == CONSOLE;
    }

    static boolean isBelow(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
