package com.keyri.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that stand in {@code microprofile-config.properties}, and those that code reads. */
final class Settings {
    /** A setting with its default, or a commented one that has none. */
    private static final Pattern LINE = Pattern.compile("#?(keyri\\.[a-z0-9.-]+)\\s*=.*");

    private static final Pattern USE = Pattern.compile("name\\s*=\\s*\"(keyri\\.[a-z0-9.-]+)\""
            + "|MPCONFIG=(keyri\\.[a-z0-9.-]+)"
            + "|get(?:Optional)?Values?\\(\\s*\"(keyri\\.[a-z0-9.-]+)\""
            + "|\"(keyri\\.[a-z0-9.-]+\\.)\"\\s*\\+");

    private Settings() {}

    /** Every setting of the file. */
    static Set<String> listed(String properties) {
        Set<String> names = new TreeSet<>();
        properties.lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> names.add(line.group(1)));
        return names;
    }

    /** The settings of the file whose paragraph says nothing about them before they come. */
    static List<String> undocumented(String properties) {
        List<String> names = new ArrayList<>();
        boolean documented = false;
        for (String line : properties.lines().toList()) {
            Matcher setting = LINE.matcher(line);
            if (line.isBlank()) {
                documented = false;
            } else if (!setting.matches()) {
                documented = line.startsWith("#") && line.substring(1).strip().length() > 10;
            } else if (!documented) {
                names.add(setting.group(1));
            }
        }
        return names;
    }

    /** The settings that a source file asks for; one that ends in a dot stands for all that begin like it. */
    static Set<String> used(String source) {
        Set<String> names = new TreeSet<>();
        Matcher use = USE.matcher(source);
        while (use.find()) {
            for (int group = 1; group <= use.groupCount(); group++) {
                if (use.group(group) != null) {
                    names.add(use.group(group));
                }
            }
        }
        return names;
    }

    static boolean covers(String used, String listed) {
        return used.endsWith(".") ? listed.startsWith(used) : listed.equals(used);
    }
}
