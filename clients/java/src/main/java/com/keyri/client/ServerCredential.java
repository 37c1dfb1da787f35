package com.keyri.client;

import java.net.http.HttpRequest;
import java.util.Optional;

/** With what a server's calls are authenticated. */
interface ServerCredential {
    /** Adds the headers to a call of that method and path. */
    void sign(HttpRequest.Builder request, String method, String path);

    /** Told of a refusal, with the nonce that it demands; whether the same call, signed anew, may go through. */
    default boolean learnFrom(Optional<String> demandedNonce) {
        return false;
    }

    /** A secret key as bearer token (RFC 6750 section 2.1). */
    static ServerCredential secret(String secret) {
        return (request, method, path) -> request.header("Authorization", "Bearer " + secret);
    }
}
