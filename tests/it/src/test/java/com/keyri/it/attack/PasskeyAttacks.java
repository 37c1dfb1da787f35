package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.EventType;
import com.keyri.it.Decisions;
import com.keyri.it.attack.Passkey.Manner;
import com.keyri.test.Answer;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Assertions that a passkey didn't make for this, not here, or not for a person who was verified. */
final class PasskeyAttacks {
    /** Something about the assertion that is wrong, in the words of the record. */
    private record Flaw(String reason, UnaryOperator<Manner> how) {}

    List<Attack> list() {
        return List.of(
                prevented(
                        "passkey without user verification (`UV`)",
                        "refused",
                        flaws(new Flaw("USER_NOT_VERIFIED", manner -> manner.flags(Passkey.USER_PRESENT)))),
                prevented(
                        "passkey without user presence (`UP`)",
                        "refused",
                        flaws(
                                new Flaw("NO_USER_PRESENT", manner -> manner.flags(Passkey.USER_VERIFIED)),
                                new Flaw("NO_USER_PRESENT", manner -> manner.flags(0)))),
                prevented(
                        "passkey used in a frame of another origin",
                        "refused",
                        flaws(
                                new Flaw("CROSS_ORIGIN", manner -> manner.crossOrigin("true")),
                                new Flaw(
                                        "CROSS_ORIGIN",
                                        manner -> manner.crossOrigin("false,\"topOrigin\":\"https://evil.example\"")))),
                prevented(
                        "passkey of another relying party",
                        "refused",
                        flaws(
                                new Flaw("RELYING_PARTY", manner -> manner.relyingPartyId("evil.example")),
                                new Flaw("RELYING_PARTY", manner -> manner.relyingPartyId("keyri.localhost")))),
                prevented(
                        "passkey used on another origin",
                        "refused",
                        flaws(
                                new Flaw("ORIGIN", manner -> manner.origin("https://evil.example")),
                                new Flaw("ORIGIN", manner -> manner.origin("https://auth.keyri.localhost")),
                                new Flaw(
                                        "ORIGIN",
                                        manner -> manner.origin(manner.origin().replace("https", "http"))))),
                prevented(
                        "passkey whose counter goes back, whose backup flags change, of another ceremony",
                        "refused",
                        flaws(
                                new Flaw("COUNTER", manner -> manner.signCount(1)),
                                new Flaw(
                                        "BACKUP_FLAGS",
                                        manner -> manner.flags(manner.flags() | Passkey.BACKUP_ELIGIBLE)),
                                new Flaw("BACKUP_FLAGS", manner -> manner.flags(manner.flags() | Passkey.BACKED_UP)),
                                new Flaw("MALFORMED", manner -> manner.type("webauthn.create")))),
                prevented("assertion over another statement, or another passkey's", "refused", this::other));
    }

    private static Attack.Act flaws(Flaw... flaws) {
        return (scene, seen) -> {
            Manner right = Manner.at(scene.server().authenticatorUrl());
            Passkey passkey = new Passkey();
            Phone phone = passkey.enrol(scene.shop(), Shop.newUser(), right);
            BrowserSignIn signIn = scene.show();
            Claim claim = claim(signIn, phone);
            String statement = Decisions.statement(claim, phone).toJson();
            for (Flaw flaw : flaws) {
                Answer answer = approve(
                        claim, phone, statement, passkey.assertion(flaw.how().apply(right), statement));
                seen.refused(answer, "decision-refused", Scene.id(signIn), flaw.reason());
            }
            finish(scene, seen, signIn, approve(claim, phone, statement, passkey.assertion(right, statement)));
        };
    }

    private void other(Scene scene, Evidence seen) throws Exception {
        Manner right = Manner.at(scene.server().authenticatorUrl());
        Passkey passkey = new Passkey();
        Passkey attackers = new Passkey();
        Phone phone = passkey.enrol(scene.shop(), Shop.newUser(), right);
        BrowserSignIn signIn = scene.show();
        Claim claim = claim(signIn, phone);
        String statement = Decisions.statement(claim, phone).toJson();
        String id = Scene.id(signIn);
        Map<String, Object> good = passkey.assertion(right, statement);
        String spaced = statement.replaceFirst("\\{", "{ ");
        seen.refused(approve(claim, phone, spaced, good), "decision-refused", id, "CHALLENGE");
        Map<String, Object> others = attackers.assertion(right, statement);
        seen.refused(approve(claim, phone, statement, others), "decision-refused", id, "OTHER_CREDENTIAL");
        Map<String, Object> renamed = new LinkedHashMap<>(others);
        renamed.put("credentialId", passkey.credentialId());
        seen.refused(approve(claim, phone, statement, renamed), "decision-refused", id, "SIGNATURE");
        String nativeJws = Decisions.statement(claim, phone)
                .sign(phone.keys().approvalKey().signer());
        Answer jws = Decisions.send(claim, phone, Decisions.approving(phone, nativeJws));
        seen.refused(jws, "decision-refused", id, "MALFORMED");
        finish(scene, seen, signIn, approve(claim, phone, statement, good));
    }

    private static Claim claim(BrowserSignIn signIn, Phone phone) {
        Claim claim = phone.scan(signIn);
        Page.type(signIn, claim);
        return claim;
    }

    private static void finish(Scene scene, Evidence seen, BrowserSignIn signIn, Answer approved) {
        approved.is(200);
        scene.redeem(signIn, Page.await(signIn, EventType.APPROVED), seen);
    }

    private static Answer approve(Claim claim, Phone phone, String statement, Map<String, Object> assertion) {
        return Decisions.send(
                claim,
                phone,
                Map.of(
                        "deviceId",
                        phone.id(),
                        "decision",
                        "APPROVED",
                        "signed",
                        Map.of("statement", statement, "assertion", assertion)));
    }
}
