package com.keyri.proof;

import org.jspecify.annotations.Nullable;

/**
 * Which nonce a proof must carry.
 *
 * @param exact this very text, for example the scanned code
 * @param purpose a server nonce of this purpose
 * @param subject the id that the server nonce was made for
 */
public record NonceRule(@Nullable String exact, @Nullable NoncePurpose purpose, String subject) {
    /** The step before gave none. */
    public static NonceRule none() {
        return new NonceRule(null, null, "");
    }

    public static NonceRule exactly(String nonce) {
        return new NonceRule(nonce, null, "");
    }

    public static NonceRule server(NoncePurpose purpose, String subject) {
        return new NonceRule(null, purpose, subject);
    }
}
