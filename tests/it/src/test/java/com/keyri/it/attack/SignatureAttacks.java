package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.SignedIn;
import com.keyri.client.SigningKey;
import com.keyri.it.Claims;
import com.keyri.it.Decisions;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.JwkSet;
import com.keyri.protocol.TokenRejectedException;
import com.keyri.test.Answer;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signatures and headers of statements, proofs and tokens that no honest signer makes. */
final class SignatureAttacks {
    /** What is made of a good JWS. */
    private interface Forger {
        Map<String, Jws> forge(Jws good, SigningKey right) throws Exception;
    }

    private static final Forger SIGNATURES = (good, right) -> good.withBadSignatures();
    private static final Forger ALGORITHMS = (good, right) -> good.withOtherAlgorithms(right.publicKey());
    private static final Forger KEYS = (good, right) -> good.withInjectedKeys(SigningKey.generate());
    private static final Forger HEADERS = (good, right) -> good.withStrangeHeaders(right);

    List<Attack> list() {
        String refused = "refused";
        return List.of(
                prevented(
                        "statement with a short, long, DER, zero or too large signature",
                        refused,
                        (scene, seen) -> statement(scene, seen, SIGNATURES)),
                prevented(
                        "statement: `alg` none, HS256, HS512, RS256, ES384",
                        refused,
                        (scene, seen) -> statement(scene, seen, ALGORITHMS)),
                prevented(
                        "statement: `kid` with a path, URL, SQL; `jwk`, `jku`, `x5u`, `x5c`",
                        refused,
                        (scene, seen) -> statement(scene, seen, KEYS)),
                prevented(
                        "statement: `crit`, `b64`, `zip`, another `typ`, by the right key",
                        refused,
                        (scene, seen) -> statement(scene, seen, HEADERS)),
                prevented(
                        "proof with a short, long, DER, zero or too large signature",
                        refused,
                        (scene, seen) -> proof(scene, seen, SIGNATURES)),
                prevented(
                        "proof: `alg` none, HS256, HS512, RS256, ES384",
                        refused,
                        (scene, seen) -> proof(scene, seen, ALGORITHMS)),
                prevented(
                        "proof: `kid`, `jku`, `x5u`, `x5c`, or a `jwk` that didn't sign",
                        refused,
                        (scene, seen) -> proof(scene, seen, SignatureAttacks::withoutOwnKey)),
                prevented(
                        "proof: `crit`, `b64`, `zip`, another `typ`, by the right key",
                        refused,
                        (scene, seen) -> proof(scene, seen, HEADERS)),
                prevented(
                        "token with a short, long, DER, zero or too large signature",
                        "inactive",
                        (scene, seen) -> token(scene, seen, SIGNATURES)),
                prevented(
                        "token: `alg` none, HS256, HS512, RS256, ES384",
                        "inactive",
                        (scene, seen) -> token(scene, seen, ALGORITHMS)),
                prevented(
                        "token: `kid` with a path, URL, SQL, or genuine; `jwk`, `jku`, `x5u`, `x5c`",
                        "inactive",
                        (scene, seen) -> token(scene, seen, SignatureAttacks::withGenuineKid)));
    }

    private static void statement(Scene scene, Evidence seen, Forger forger) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        Phone phone = scene.phone();
        SigningKey key = phone.keys().approvalKey();
        Jws good = Jws.parse(Decisions.statement(claim, phone).sign(key.signer()));
        for (Jws forged : forger.forge(good, key).values()) {
            Answer answer = Decisions.send(claim, phone, Decisions.approving(phone, forged.compact()));
            seen.refused(answer, "decision-refused");
            requireRecord(seen, Scene.id(signIn), answer);
        }
        scene.finish(signIn, claim, seen);
    }

    private static void proof(Scene scene, Evidence seen, Forger forger) throws Exception {
        BrowserSignIn signIn = scene.show();
        Phone phone = scene.phone();
        String path = "/api/v1/sign-ins/" + Scene.id(signIn) + "/claim";
        String code = signIn.qrLink().code().reveal();
        SigningKey key = phone.keys().deviceKey();
        Jws good =
                Jws.parse(com.keyri.test.Call.proof(key, "POST", scene.keyri().publicUrl() + path, code));
        for (Jws forged : forger.forge(good, key).values()) {
            Answer answer =
                    Claims.of(phone, signIn).with("DPoP", forged.compact()).send();
            seen.refused(answer, "invalid-proof");
            requireRecord(seen, path, answer);
        }
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private static void token(Scene scene, Evidence seen, Forger forger) throws Exception {
        String nonce = Shop.newNonce();
        BrowserSignIn signIn = scene.show(nonce, null);
        SignedIn genuine = scene.finish(signIn, scene.claim(signIn), seen);
        Jws good = Jws.parse(genuine.idToken());
        JwkSet published = JwkSet.parse(
                scene.keyri().get("/.well-known/jwks.json").send().is(200).body());
        EcJwk issuers = published.find(String.valueOf(good.header().get("kid"))).orElseThrow();
        SigningKey right = new SigningKey(issuers, SigningKey.generate().signer());
        for (Jws forged : forger.forge(good, right).values()) {
            String token = forged.compact();
            if (scene.isActive(token)) {
                seen.attackerGot("an active token");
            } else {
                seen.refused("introspection: inactive");
            }
            try {
                scene.shop()
                        .server()
                        .idTokenVerifier(scene.shop().applicationId())
                        .verify(token, nonce);
                seen.attackerGot("a token that the Java client takes");
            } catch (TokenRejectedException e) {
                seen.refused("Java client: " + e.reason());
            }
        }
    }

    /** A proof carries its own key, so its signer is whoever it names; what it must not do is name one elsewhere. */
    private static Map<String, Jws> withoutOwnKey(Jws good, SigningKey right) {
        Map<String, Jws> forged = new LinkedHashMap<>(good.withInjectedKeys(SigningKey.generate()));
        forged.remove("jwk");
        forged.put(
                "no jwk",
                new Jws(Map.of("alg", "ES256", "typ", "dpop+jwt"), good.payload(), good.signature()).signedBy(right));
        forged.put("private jwk", good.with("jwk", privateLooking(right)).signedBy(right));
        return forged;
    }

    private static Map<String, String> privateLooking(SigningKey key) {
        Map<String, String> jwk = key.publicKey().toMembers();
        jwk.put("d", "A".repeat(43));
        return jwk;
    }

    private static Map<String, Jws> withGenuineKid(Jws good, SigningKey right) {
        SigningKey own = SigningKey.generate();
        Map<String, Jws> forged = new LinkedHashMap<>(good.withInjectedKeys(own));
        forged.put("genuine kid", good.signedBy(own));
        forged.put(
                "own issuer's kid", good.with("kid", own.thumbprint().value()).signedBy(own));
        return forged;
    }

    private static void requireRecord(Evidence seen, String target, Answer answer) throws Exception {
        if (seen.newRefusals(target).size() != 1) {
            throw new AssertionError("not recorded once: " + answer.call());
        }
    }
}
