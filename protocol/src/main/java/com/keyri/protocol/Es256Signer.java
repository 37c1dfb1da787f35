package com.keyri.protocol;

import java.security.PrivateKey;

/**
 * Something that signs with a P-256 key it doesn't give away: a key in memory, a phone's key store, a key management
 * system.
 */
@FunctionalInterface
public interface Es256Signer {
    /**
     * Signs a message with ES256.
     *
     * @param message the bytes to hash and sign
     * @return exactly 64 bytes, R and S (RFC 7518 section 3.4)
     */
    byte[] sign(byte[] message);

    /**
     * Signs with a private key through the platform's preferred provider.
     *
     * @param key a P-256 private key
     * @return the signer
     */
    static Es256Signer of(PrivateKey key) {
        return message -> Es256.platform().sign(key, message);
    }
}
