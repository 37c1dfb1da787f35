package com.keyri.proof;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which nonce a proof must carry.
 *
 * @param exact this very text, for example the scanned code
 * @param purposes a server nonce of one of these purposes
 * @param subject the id that the server nonce was made for
 */
public record NonceRule(@Nullable String exact, List<NoncePurpose> purposes, String subject) {
    public NonceRule {
        purposes = List.copyOf(purposes);
    }

    /** The step before gave none. */
    public static NonceRule none() {
        return new NonceRule(null, List.of(), "");
    }

    public static NonceRule exactly(String nonce) {
        return new NonceRule(nonce, List.of(), "");
    }

    public static NonceRule server(NoncePurpose purpose, String subject) {
        return new NonceRule(null, List.of(purpose), subject);
    }

    /** A step at which both ends speak, each with the nonce that it has; the first purpose is the one to offer. */
    public static NonceRule either(NoncePurpose first, NoncePurpose second, String subject) {
        return new NonceRule(null, List.of(first, second), subject);
    }

    boolean asksForServerNonce() {
        return !purposes.isEmpty();
    }
}
