package com.keyri.it.guide;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.EventType;
import com.keyri.client.SigningKey;
import com.keyri.protocol.DpopSigner;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A genuine id token with the key that it is bound to.
 *
 * @param user who signed in
 * @param nonce for which nonce
 * @param idToken the token
 * @param key the page's key
 * @param text the transaction's text, if one was approved
 */
record FinishedSignIn(
        String user,
        String nonce,
        String idToken,
        SigningKey key,
        @Nullable String text) {
    static final String ADDRESS = "https://shop.example.com/session";

    /** The whole ceremony with the running server. */
    static FinishedSignIn of(Shop shop, Phone phone) {
        return of(shop, phone, Shop.newNonce(), null, null);
    }

    /** The same for a transaction. */
    static FinishedSignIn of(
            Shop shop, Phone phone, String nonce, @Nullable String transactionId, @Nullable String text) {
        Page page = shop.page();
        try (BrowserSignIn signIn = page.show(nonce, transactionId)) {
            signIn.connect();
            Page.approve(signIn, phone);
            String token = signIn.redeem(Page.await(signIn, EventType.APPROVED)).idToken();
            return new FinishedSignIn(phone.userId(), nonce, token, page.continuityKey(), text);
        }
    }

    /** With a new proof, as an honest page hands it over. */
    HandedOver handedOver(String why) {
        return new HandedOver(why, user, idToken, proof(key, "POST", ADDRESS, idToken, 0), nonce, ADDRESS, text);
    }

    /** The same with another token in its place, and a proof for that one: it must be refused. */
    HandedOver forged(String why, String token) {
        return handedOver(why).as(why, null).withToken(token).withProof(proof(key, "POST", ADDRESS, token, 0));
    }

    /** The same with another proof in its place: it must be refused. */
    HandedOver unproven(String why, String proof) {
        return handedOver(why).as(why, null).withProof(proof);
    }

    static String proof(SigningKey key, String method, String address, @Nullable String token, int secondsAgo) {
        Instant at = Clock.systemUTC().instant().minusSeconds(secondsAgo);
        return new DpopSigner(key.publicKey(), key.signer()).proof(method, address, at, null, token);
    }
}
