package com.keyri.it.attack;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.EventFrame;
import com.keyri.client.EventType;
import com.keyri.client.SignedIn;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one attack is played: at a shop, a person with a phone and a browser of their own. */
final class Scene implements AutoCloseable {
    private final TestServer server;
    private final Shop shop;
    private final Phone phone;
    private final Page page;
    private final List<BrowserSignIn> open = new ArrayList<>();

    Scene(TestServer server, Shop shop, Phone phone) {
        this.server = server;
        this.shop = shop;
        this.phone = phone;
        this.page = shop.page();
    }

    TestServer server() {
        return server;
    }

    Keyri keyri() {
        return server.keyri();
    }

    Shop shop() {
        return shop;
    }

    /** The genuine person's. */
    Phone phone() {
        return phone;
    }

    /** The genuine person's. */
    Page page() {
        return page;
    }

    /** The genuine browser shows a code. */
    BrowserSignIn show() {
        return show(Shop.newNonce(), null);
    }

    /** The same for a nonce of the shop's, and maybe a transaction. */
    BrowserSignIn show(String nonce, @Nullable String transactionId) {
        BrowserSignIn signIn = keep(page.show(nonce, transactionId));
        signIn.connect();
        return signIn;
    }

    /** The genuine phone has claimed it, and the number is typed. */
    Claim claim(BrowserSignIn signIn) {
        Claim claim = phone.scan(signIn);
        if (claim.signIn().numberRequired()) {
            Page.type(signIn, claim);
        }
        return claim;
    }

    /** The genuine person approves after all, and is signed in. */
    SignedIn finish(BrowserSignIn signIn, Claim claim, Evidence seen) {
        phone.authenticator().approve(claim);
        return redeem(signIn, Page.await(signIn, EventType.APPROVED), seen);
    }

    /** The genuine browser redeems after all. */
    SignedIn redeem(BrowserSignIn signIn, EventFrame approved, Evidence seen) {
        SignedIn signedIn = signIn.redeem(approved);
        seen.saw("then the person signed in", isActive(signedIn.idToken()));
        return signedIn;
    }

    /** Whether the application may believe a token now. */
    boolean isActive(String idToken) {
        return shop.server().introspect(idToken, null).isPresent();
    }

    /** Closes it with the scene. */
    BrowserSignIn keep(BrowserSignIn signIn) {
        open.add(signIn);
        return signIn;
    }

    static String id(BrowserSignIn signIn) {
        return signIn.started().signInId();
    }

    @Override
    public void close() {
        open.forEach(BrowserSignIn::close);
    }
}
