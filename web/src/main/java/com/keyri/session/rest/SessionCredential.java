package com.keyri.session.rest;

import jakarta.security.enterprise.credential.Credential;

/**
 * The secret of a session's cookie, as its hash.
 *
 * @param hash SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // Two credentials are never compared.
record SessionCredential(byte[] hash) implements Credential {
    @Override
    public String toString() {
        return "SessionCredential";
    }
}
