package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.EventFrame;
import com.keyri.client.EventType;
import com.keyri.it.Decisions;
import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.P256;
import com.keyri.protocol.PagePayload;
import com.keyri.protocol.PayloadRejectedException;
import com.keyri.protocol.SealedPayload;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Answer;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** With what the phone sends to the page. */
final class PayloadAttacks {
    List<Attack> list() {
        return List.of(
                prevented("payload sealed to another key (JWE to another key)", "the page refuses it", this::otherKey),
                prevented("payload by somebody who didn't see the QR code", "the page refuses it", this::otherQr),
                prevented("payload of another sign-in", "the page refuses it", this::otherSignIn),
                prevented("payload swapped after the phone signed", "the server refuses it", this::swapped),
                prevented("the server reads the payload", "it is never there in the clear", this::read));
    }

    private void otherKey(Scene scene, Evidence seen) throws Exception {
        deliver(scene, seen, (claim, phone) -> {
            EcJwk another = EcJwk.of(P256.generateKeyPair().getPublic());
            return SealedPayload.seal(payload(claim, phone), claim.link().qrKey(), another);
        });
    }

    private void otherQr(Scene scene, Evidence seen) throws Exception {
        deliver(
                scene,
                seen,
                (claim, phone) -> SealedPayload.seal(
                        payload(claim, phone),
                        SecretToken.random128(),
                        claim.signIn().encryptionKey()));
    }

    private void otherSignIn(Scene scene, Evidence seen) throws Exception {
        deliver(scene, seen, (claim, phone) -> {
            PagePayload own = payload(claim, phone);
            PagePayload another = new PagePayload(
                    "si_01h455vb4pex5vsknk084sn02q",
                    own.userId(),
                    own.applicationId(),
                    own.expiresAt(),
                    own.dataJson());
            return SealedPayload.seal(
                    another, claim.link().qrKey(), claim.signIn().encryptionKey());
        });
    }

    private interface Sealer {
        String seal(Claim claim, Phone phone);
    }

    /** Whoever controls the way from the phone to the page puts this payload there, and the hash that belongs to it. */
    private static void deliver(Scene scene, Evidence seen, Sealer sealer) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        String payload = sealer.seal(claim, scene.phone());
        approve(scene, claim, payload, payload).is(200);
        EventFrame approved = Page.await(signIn, EventType.APPROVED);
        try {
            signIn.redeem(approved);
            seen.attackerGot("a payload that the page believes");
        } catch (PayloadRejectedException e) {
            seen.refused("the page: " + e.reason());
        }
        BrowserSignIn honest = scene.show();
        scene.finish(honest, scene.claim(honest), seen);
    }

    private void swapped(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        PagePayload plain = payload(claim, scene.phone());
        String signed =
                SealedPayload.seal(plain, claim.link().qrKey(), claim.signIn().encryptionKey());
        String other =
                SealedPayload.seal(plain, claim.link().qrKey(), claim.signIn().encryptionKey());
        for (String delivered : new String[] {other, null}) {
            Answer answer = approve(scene, claim, signed, delivered);
            seen.refused(answer, "decision-refused", Scene.id(signIn), "STATEMENT plh");
        }
        seen.refused(approve(scene, claim, null, other), "decision-refused", Scene.id(signIn), "STATEMENT plh");
        scene.finish(signIn, claim, seen);
    }

    private void read(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        String secret = SecretToken.random256().reveal();
        scene.phone().authenticator().approve(claim, "\"" + secret + "\"");
        EventFrame approved = Page.await(signIn, EventType.APPROVED);
        try {
            SealedPayload.open(
                    approved.payload(),
                    P256.generateKeyPair().getPrivate(),
                    SecretToken.random128(),
                    new com.keyri.protocol.PayloadExpectation(
                            Scene.id(signIn), scene.shop().applicationId(), Instant.now()));
            seen.attackerGot("the payload");
        } catch (PayloadRejectedException e) {
            seen.refused("without the page's key: " + e.reason());
        }
        seen.saw(
                "the page read it",
                scene.redeem(signIn, approved, seen)
                        .payload()
                        .orElseThrow()
                        .dataJson()
                        .contains(secret));
    }

    private static Answer approve(Scene scene, Claim claim, String signed, String delivered) {
        ApprovalStatement plain = Decisions.statement(claim, scene.phone());
        ApprovalStatement statement = new ApprovalStatement(
                plain.parties(),
                plain.browser(),
                plain.signInId(),
                plain.challenge(),
                null,
                signed == null ? null : SealedPayload.hash(signed),
                plain.validity());
        Map<String, Object> body = new HashMap<>(Decisions.approving(
                scene.phone(), statement.sign(scene.phone().keys().approvalKey().signer())));
        if (delivered != null) {
            body.put("payload", delivered);
        }
        return Decisions.send(claim, scene.phone(), body);
    }

    private static PagePayload payload(Claim claim, Phone phone) {
        return new PagePayload(
                claim.signIn().signInId(),
                phone.userId(),
                claim.signIn().application().id(),
                Instant.now().plusSeconds(60),
                "\"hello\"");
    }
}
