package com.keyri.token.store;

import java.time.Instant;

/**
 * A key that signs tokens for a while, and is published before and after.
 *
 * @param publicJwk JSON
 * @param wrappedPrivate base64url of the PKCS #8 form, wrapped by the key store
 */
public record StoredTokenKey(
        String kid,
        String publicJwk,
        String wrappedPrivate,
        Instant createdAt,
        Instant signsFrom,
        Instant signsUntil,
        Instant publishedUntil) {}
