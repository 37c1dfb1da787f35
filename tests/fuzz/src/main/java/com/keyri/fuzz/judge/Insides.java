package com.keyri.fuzz.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What no answer may tell about the server: stack traces, classes, packages, SQL, products. */
public final class Insides {
    private static final Pattern ALWAYS = Pattern.compile(
            "\\bat [a-z][\\w$.]*\\(|(Exception|Error)\\b *(:|at )|Caused by|java\\.(lang|util|io|net|sql)\\."
                    + "|jakarta\\.|javax\\.|org\\.(glassfish|postgresql|eclipse|jboss|hibernate)|fish\\.payara|com\\.(sun|keyri)\\."
                    + "|tools\\.jackson|com\\.fasterxml|SQLState|SQLSTATE|PSQLException|Payara|GlassFish|Grizzly|Tyrus|Jersey|Weld"
                    + "|\\.java:\\d+");

    private static final Pattern IN_REFUSALS = Pattern.compile(
            "(?i)\\b(select|insert into|update|delete from)\\b.{1,80}\\b(from|where|set|values)\\b|duplicate key|violates .{1,40}constraint"
                    + "|relation \"|column \"|/home/|/work/|/root/|/usr/lib/");

    private Insides() {}

    /** What it tells; empty: nothing. */
    public static List<String> told(int status, String headers, String body) {
        List<String> told = new ArrayList<>();
        found(ALWAYS, headers).ifPresent(text -> told.add("a header tells of the server's insides: " + text));
        if (status >= 400) {
            found(ALWAYS, body).ifPresent(text -> told.add("the body tells of the server's insides: " + text));
            found(IN_REFUSALS, body).ifPresent(text -> told.add("the body tells of the server's insides: " + text));
        }
        return told;
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }
}
