package com.keyri.protocol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How and when the person authenticated (OpenID Connect Core 1.0 section 2).
 *
 * @param at {@code auth_time}, whole seconds
 * @param methods {@code amr}, values of RFC 8176
 * @param contextClass {@code acr}
 */
public record Authentication(Instant at, List<String> methods, String contextClass) {
    /**
     * Copies the list and drops fractions of a second.
     *
     * @param at {@code auth_time}, whole seconds
     * @param methods {@code amr}, values of RFC 8176
     * @param contextClass {@code acr}
     */
    public Authentication {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        methods = List.copyOf(methods);
        Texts.id("acr", contextClass);
    }
}
