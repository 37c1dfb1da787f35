package com.keyri.it.guide;

import org.jspecify.annotations.Nullable;

/**
 * What a page hands to its server, and what the server knows already.
 *
 * @param why what this is an example of
 * @param user who it must be taken for; absent: it must be refused
 * @param idToken the token
 * @param proof the header {@code DPoP}
 * @param nonce the nonce in the browser's session
 * @param address the endpoint's own address
 * @param text the transaction's text that the server made, if it made one
 */
record HandedOver(
        String why,
        @Nullable String user,
        String idToken,
        String proof,
        String nonce,
        String address,
        @Nullable String text) {
    HandedOver as(String otherWhy, @Nullable String otherUser) {
        return new HandedOver(otherWhy, otherUser, idToken, proof, nonce, address, text);
    }

    HandedOver withToken(String token) {
        return new HandedOver(why, user, token, proof, nonce, address, text);
    }

    HandedOver withProof(String other) {
        return new HandedOver(why, user, idToken, other, nonce, address, text);
    }

    HandedOver withNonce(String other) {
        return new HandedOver(why, user, idToken, proof, other, address, text);
    }

    HandedOver withText(@Nullable String other) {
        return new HandedOver(why, user, idToken, proof, nonce, address, other);
    }
}
