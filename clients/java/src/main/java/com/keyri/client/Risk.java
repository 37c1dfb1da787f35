package com.keyri.client;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.List;

/**
 * How the server judges a sign-in.
 *
 * @param verdict what follows from it
 * @param reasons names such as {@code UNKNOWN_BROWSER}
 */
public record Risk(Verdict verdict, List<String> reasons) {
    /**
     * Copies the list.
     *
     * @param verdict what follows from it
     * @param reasons names such as {@code UNKNOWN_BROWSER}
     */
    public Risk {
        reasons = List.copyOf(reasons);
    }

    /** What follows from the risk. */
    public enum Verdict {
        /** Nothing unusual. */
        ALLOW,
        /** Warn the person, and ask for the number. Also what an unknown verdict counts as. */
        @JsonEnumDefaultValue
        WARN,
        /** Declined by the server. */
        DENY
    }
}
