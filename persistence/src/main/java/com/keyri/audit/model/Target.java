package com.keyri.audit.model;

import org.jspecify.annotations.Nullable;

/** What it was done to: a type such as {@code sign-in} and the id as text. */
public record Target(String type, @Nullable String id) {
    public static Target of(String type, Object id) {
        return new Target(type, id.toString());
    }
}
