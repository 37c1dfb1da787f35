package com.keyri.protocol;

import java.security.KeyPair;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes proofs of possession (RFC 9449 section 4.2) with one key, for clients.
 *
 * @param publicKey the key that goes into each proof
 * @param signer its private half, wherever that lives
 */
public record DpopSigner(EcJwk publicKey, Es256Signer signer) {
    /**
     * A signer with a key pair in memory.
     *
     * @param keys a P-256 key pair
     * @return the signer
     */
    public static DpopSigner of(KeyPair keys) {
        return new DpopSigner(EcJwk.of(keys.getPublic()), Es256Signer.of(keys.getPrivate()));
    }

    /**
     * Makes a proof for one request, with a random {@code jti} of 128 bits.
     *
     * @param method the HTTP method, upper case
     * @param uri the address without query and fragment
     * @param now the server's time as the client knows it; fractions of a second are dropped
     * @param nonce the server's last nonce, if it gave one
     * @return the value of the {@code DPoP} header
     */
    public String proof(String method, String uri, Instant now, @Nullable String nonce) {
        return proof(method, uri, now, nonce, null);
    }

    /**
     * Makes a proof for a request that carries an access token.
     *
     * @param method the HTTP method, upper case
     * @param uri the address without query and fragment
     * @param now the server's time as the client knows it
     * @param nonce the server's last nonce, if it gave one
     * @param accessToken the token, whose hash becomes {@code ath}; absent: none
     * @return the value of the {@code DPoP} header
     */
    public String proof(String method, String uri, Instant now, @Nullable String nonce, @Nullable String accessToken) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("jti", SecretToken.random128().reveal());
        claims.put("htm", method);
        claims.put("htu", uri);
        claims.put("iat", now.getEpochSecond());
        if (nonce != null) {
            claims.put("nonce", nonce);
        }
        if (accessToken != null) {
            claims.put("ath", Digests.sha256Base64Url(accessToken));
        }
        return CompactJws.sign(DpopProof.TYPE, publicKey, StrictJson.write(claims), signer);
    }
}
