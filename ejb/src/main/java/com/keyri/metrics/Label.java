package com.keyri.metrics;

import java.util.Locale;

/**
 * A label of a metric. Its value is a constant of an enum, so that no caller can make more of them.
 *
 * @param name for example {@code outcome}
 * @param value one of a few
 */
public record Label(String name, Enum<?> value) {
    public static Label of(String name, Enum<?> value) {
        return new Label(name, value);
    }

    /** The value as metrics show it, for example {@code out-of-scope}. */
    public String text() {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
