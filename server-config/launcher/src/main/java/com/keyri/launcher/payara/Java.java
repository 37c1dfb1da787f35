package com.keyri.launcher.payara;

import java.nio.file.Path;

/** The Java that runs the launcher, which also runs the servers. */
final class Java {
    private Java() {}

    static String program() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }
}
