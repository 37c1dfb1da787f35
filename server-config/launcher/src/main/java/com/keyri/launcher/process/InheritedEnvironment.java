package com.keyri.launcher.process;

import java.util.Map;
import java.util.Set;

/**
 * What a child keeps of the launcher's own environment: where programs, files and words are found. Everything else may
 * be a secret of somebody else's, so it is given by name or not at all.
 */
public final class InheritedEnvironment {
    private static final Set<String> KEPT = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "LD_LIBRARY_PATH",
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS");

    private InheritedEnvironment() {}

    /** Takes everything else out of {@code environment}. */
    public static void reduce(Map<String, String> environment) {
        environment.keySet().removeIf(name -> !KEPT.contains(name) && !name.startsWith("LC_"));
    }
}
