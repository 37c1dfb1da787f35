package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.EventFrame;
import com.keyri.client.EventType;
import com.keyri.client.SigningKey;
import com.keyri.client.User;
import com.keyri.it.Claims;
import com.keyri.it.Decisions;
import com.keyri.test.Answer;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.util.List;
import java.util.Map;

/** Phones that aren't the one, or not any more. */
final class DeviceAttacks {
    private static final String CLAIM_REFUSED = "claim-refused";

    List<Attack> list() {
        return List.of(
                prevented("a phone enrolled at another application claims", "refused", this::foreignClaim),
                prevented("a claim in another phone's name", "refused", this::borrowedName),
                prevented("another phone decides what this one claimed", "refused", this::foreignDecision),
                prevented("revoked phone: claims, decides, or has decided", "refused at each step", this::revoked),
                prevented(
                        "phone of a suspended person: claims, decides, or has decided",
                        "refused at each step",
                        this::suspended),
                prevented("approval by the device key, or another phone's approval key", "refused", this::wrongKey),
                prevented("phone that is registered but not confirmed", "refused", this::unconfirmed));
    }

    private void foreignClaim(Scene scene, Evidence seen) throws Exception {
        Phone sister = Shop.openIn(scene.keyri(), scene.shop().organizationId())
                .enrol(scene.phone().userId());
        Phone stranger = Shop.open(scene.keyri()).enrol(scene.phone().userId());
        BrowserSignIn signIn = scene.show();
        String id = Scene.id(signIn);
        seen.refused(Claims.of(sister, signIn).send(), CLAIM_REFUSED, id, "OTHER_APPLICATION");
        // Another organization's rows aren't even visible.
        seen.refused(Claims.of(stranger, signIn).send(), CLAIM_REFUSED, id, "DEVICE");
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private void borrowedName(Scene scene, Evidence seen) throws Exception {
        Phone attacker = scene.shop().enrol(Shop.newUser());
        BrowserSignIn signIn = scene.show();
        String code = signIn.qrLink().code().reveal();
        Map<String, String> body =
                Map.of("code", code, "deviceId", scene.phone().id(), "openedBy", "SCANNER");
        for (SigningKey key : List.of(
                attacker.keys().deviceKey(),
                SigningKey.generate(),
                scene.phone().keys().approvalKey())) {
            Answer answer =
                    Claims.of(attacker, signIn).json(body).provenBy(key, code).send();
            seen.refused(answer, CLAIM_REFUSED, Scene.id(signIn), "DEVICE");
        }
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private void foreignDecision(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        Phone attacker = scene.shop().enrol(Shop.newUser());
        String id = Scene.id(signIn);
        Answer own = Decisions.approve(claim, attacker, Decisions.statement(claim, attacker));
        seen.refused(own, "invalid-proof", id, "NOT_ITS_CLAIM");
        Answer decline = Decisions.send(claim, attacker, Map.of("deviceId", attacker.id(), "decision", "DECLINED"));
        seen.refused(decline, "invalid-proof", id, "NOT_ITS_CLAIM");
        Answer borrowed =
                Decisions.send(claim, attacker, Map.of("deviceId", scene.phone().id(), "decision", "DECLINED"));
        seen.refused(borrowed, "invalid-proof", id, "DEVICE");
        scene.finish(signIn, claim, seen);
    }

    private void revoked(Scene scene, Evidence seen) throws Exception {
        endEverywhere(scene, seen, phone -> scene.shop().server().revokeDevice(phone.userId(), phone.id()));
    }

    private void suspended(Scene scene, Evidence seen) throws Exception {
        endEverywhere(scene, seen, phone -> scene.shop().server().changeUser(phone.userId(), User.State.SUSPENDED));
    }

    private interface Ending {
        void end(Phone phone);
    }

    /** The phone ends before its claim, before its decision, and before its browser redeems. */
    private static void endEverywhere(Scene scene, Evidence seen, Ending ending) throws Exception {
        BrowserSignIn unclaimed = scene.show();
        BrowserSignIn claimed = scene.show();
        Claim claim = scene.claim(claimed);
        BrowserSignIn approved = scene.show();
        scene.phone().authenticator().approve(scene.claim(approved));
        EventFrame frame = Page.await(approved, EventType.APPROVED);
        BrowserSignIn before = scene.show();
        String token = scene.finish(before, scene.claim(before), seen).idToken();

        ending.end(scene.phone());
        seen.refused(Claims.of(scene.phone(), unclaimed).send(), CLAIM_REFUSED, Scene.id(unclaimed), "DEVICE");
        seen.refused(Decisions.approval(claim, scene.phone()), "invalid-proof", Scene.id(claimed), "DEVICE");
        Answer redeemed = CodeAttacks.redemption(scene, frame, scene.page().continuityKey())
                .send();
        seen.refused(redeemed, "invalid-grant", Scene.id(approved), "DEVICE");
        seen.saw("the session from before is inactive", !scene.isActive(token));
    }

    private void wrongKey(Scene scene, Evidence seen) throws Exception {
        Phone attacker = scene.shop().enrol(Shop.newUser());
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        for (SigningKey key :
                List.of(scene.phone().keys().deviceKey(), attacker.keys().approvalKey(), SigningKey.generate())) {
            String jws = Decisions.statement(claim, scene.phone()).sign(key.signer());
            Answer answer = Decisions.send(claim, scene.phone(), Decisions.approving(scene.phone(), jws));
            seen.refused(answer, "decision-refused", Scene.id(signIn), "SIGNATURE");
        }
        scene.finish(signIn, claim, seen);
    }

    private void unconfirmed(Scene scene, Evidence seen) throws Exception {
        Phone first = scene.shop().register(Shop.newUser(), "Not confirmed");
        Phone second = scene.shop().register(scene.phone().userId(), "Confirmed, not vouched for");
        scene.shop()
                .server()
                .confirmEnrolment(second.enrolmentId(), second.device().confirmationCode());
        BrowserSignIn signIn = scene.show();
        for (Phone phone : List.of(first, second)) {
            seen.refused(Claims.of(phone, signIn).send(), CLAIM_REFUSED, Scene.id(signIn), "DEVICE");
        }
        scene.finish(signIn, scene.claim(signIn), seen);
    }
}
