package com.keyri.fuzz.wire;

import com.keyri.client.SigningKey;
import com.keyri.protocol.DpopSigner;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a request's proof (RFC 9449) says.
 *
 * @param key the sender's
 * @param method {@code htm}
 * @param uri {@code htu}
 * @param nonce the server's
 * @param token the access token that the proof goes with
 */
public record Possession(
        SigningKey key,
        String method,
        String uri,
        @Nullable String nonce,
        @Nullable String token) {
    /** A fresh proof. */
    public String prove() {
        DpopSigner signer = new DpopSigner(key.publicKey(), key.signer());
        return token == null
                ? signer.proof(method, uri, Clock.systemUTC().instant(), nonce)
                : signer.proof(method, uri, Clock.systemUTC().instant(), nonce, token);
    }

    @Override
    public String toString() {
        return "Possession[" + method + " " + uri + "]";
    }
}
