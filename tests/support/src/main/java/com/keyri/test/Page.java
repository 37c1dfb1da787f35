package com.keyri.test;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.EventFrame;
import com.keyri.client.EventType;
import com.keyri.client.NumberResult;
import com.keyri.client.SignInRequest;
import com.keyri.client.SignedIn;
import com.keyri.client.SigningKey;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.P256;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A browser with a shop's page open: its continuity key stays, each sign-in is new. */
public final class Page {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Shop shop;
    private final SigningKey continuityKey;

    Page(Shop shop) {
        this(shop, SigningKey.generate());
    }

    Page(Shop shop, SigningKey continuityKey) {
        this.shop = shop;
        this.continuityKey = continuityKey;
    }

    /** The key by which the server recognises this browser. */
    public SigningKey continuityKey() {
        return continuityKey;
    }

    /** Shows a new code. */
    public BrowserSignIn show() {
        return show(Shop.newNonce(), null);
    }

    /** Shows a new code for a transaction. */
    public BrowserSignIn show(String nonce, @Nullable String transactionId) {
        SignInRequest request = new SignInRequest(shop.origin(), shop.applicationId(), nonce, transactionId);
        return BrowserSignIn.start(shop.keyri().installation(), request, continuityKey);
    }

    /** A start as it goes over the wire, to be sent or spoiled. */
    public Call start(Map<String, ?> changes) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("applicationId", shop.applicationId());
        body.put("encryptionKey", EcJwk.of(P256.generateKeyPair().getPublic()).toMembers());
        body.put("nonce", Shop.newNonce());
        body.putAll(changes);
        return shop.keyri()
                .post("/api/v1/sign-ins")
                .from(shop.origin())
                .provenBy(continuityKey, null)
                .json(body);
    }

    /** The person types the number that the phone shows. */
    public static NumberResult type(BrowserSignIn signIn, Claim claim) {
        await(signIn, EventType.NUMBER_WANTED);
        return signIn.enterNumber(MatchingNumber.parse(shownNumber(claim)));
    }

    /** The number that the phone shows. */
    public static String shownNumber(Claim claim) {
        return Optional.ofNullable(claim.signIn().number())
                .orElseThrow(() -> new AssertionError("the phone shows no number"));
    }

    /** Waits for an event. */
    public static EventFrame await(BrowserSignIn signIn, EventType type) {
        return signIn.await(type, PATIENCE).orElseThrow(() -> new AssertionError("no frame " + type));
    }

    /** The whole path: show, scan, type the number where it is asked for, approve, redeem. */
    public SignedIn signIn(Phone phone) {
        try (BrowserSignIn signIn = show()) {
            signIn.connect();
            approve(signIn, phone);
            return signIn.redeem(await(signIn, EventType.APPROVED));
        }
    }

    /** The phone's part of it. */
    public static Claim approve(BrowserSignIn signIn, Phone phone) {
        Claim claim = phone.scan(signIn);
        if (claim.signIn().numberRequired()) {
            type(signIn, claim);
        }
        phone.authenticator().approve(claim);
        return claim;
    }
}
