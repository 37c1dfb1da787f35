package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.PageProof;
import com.keyri.client.SignInVerifier;
import com.keyri.client.SignedIn;
import com.keyri.client.SigningKey;
import com.keyri.protocol.DpopSigner;
import com.keyri.protocol.ProofRejectedException;
import com.keyri.protocol.TokenRejectedException;
import com.keyri.test.Shop;
import java.time.Instant;
import java.util.List;

/** With a token that is somebody else's, or meant for somebody else. */
final class TokenAttacks {
    private static final String RESOURCE = "https://shop.example/session";

    List<Attack> list() {
        return List.of(
                prevented("stolen token without its key", "inactive; the page's own proof counts", this::stolen),
                prevented("stolen token with the page's proof, used again", "inactive", this::stolenWithProof),
                prevented("another application's token", "inactive, and nothing else is told", this::crossApplication),
                prevented("token of another pre-login session (`nonce`)", "refused", this::otherSession));
    }

    private void stolen(Scene scene, Evidence seen) throws Exception {
        String nonce = Shop.newNonce();
        BrowserSignIn signIn = scene.show(nonce, null);
        SignedIn genuine = scene.finish(signIn, scene.claim(signIn), seen);
        String token = genuine.idToken();
        SigningKey bk = scene.page().continuityKey();
        SignInVerifier verifier =
                new SignInVerifier(scene.keyri().installation(), scene.shop().applicationId());
        for (PageProof proof : List.of(
                proof(SigningKey.generate(), "POST", RESOURCE, token, 0),
                proof(bk, "POST", RESOURCE, token + "x", 0),
                new PageProof(
                        proof(bk, "POST", "https://evil.example/", token, 0).proof(), "POST", RESOURCE),
                new PageProof(proof(bk, "GET", RESOURCE, token, 0).proof(), "POST", RESOURCE),
                proof(bk, "POST", RESOURCE, token, -62),
                proof(bk, "POST", RESOURCE, token, 62),
                new PageProof("nonsense", "POST", RESOURCE),
                new PageProof(token, "POST", RESOURCE))) {
            inactive(scene, seen, token, proof);
            try {
                verifier.verify(token, nonce, proof);
                seen.attackerGot("a session by the Java client");
            } catch (ProofRejectedException e) {
                seen.refused("Java client: " + e.reason());
            }
        }
        PageProof right = proof(bk, "POST", RESOURCE, token, 0);
        seen.saw(
                "the page's own proof counts",
                scene.shop().server().introspect(token, right).isPresent());
    }

    private void stolenWithProof(Scene scene, Evidence seen) throws Exception {
        String nonce = Shop.newNonce();
        BrowserSignIn signIn = scene.show(nonce, null);
        String token = scene.finish(signIn, scene.claim(signIn), seen).idToken();
        PageProof proof = proof(scene.page().continuityKey(), "POST", RESOURCE, token, 0);
        SignInVerifier verifier =
                new SignInVerifier(scene.keyri().installation(), scene.shop().applicationId());
        verifier.verify(token, nonce, proof);
        seen.saw(
                "the first use counts",
                scene.shop().server().introspect(token, proof).isPresent());
        inactive(scene, seen, token, proof);
        try {
            verifier.verify(token, nonce, proof);
            seen.attackerGot("a session by the Java client");
        } catch (ProofRejectedException e) {
            seen.refused("Java client: " + e.reason());
        }
    }

    private void crossApplication(Scene scene, Evidence seen) throws Exception {
        String nonce = Shop.newNonce();
        BrowserSignIn signIn = scene.show(nonce, null);
        String token = scene.finish(signIn, scene.claim(signIn), seen).idToken();
        for (Shop other :
                List.of(Shop.openIn(scene.keyri(), scene.shop().organizationId()), Shop.open(scene.keyri()))) {
            String told = other.call("POST", "/api/v1/tokens/introspect")
                    .form(java.util.Map.of("token", token))
                    .send()
                    .is(200)
                    .body();
            seen.refused("introspection: `" + told + "`");
            try {
                other.server().idTokenVerifier(other.applicationId()).verify(token, nonce);
                seen.attackerGot("a session at another application");
            } catch (TokenRejectedException e) {
                seen.refused("Java client: " + e.reason());
            }
            if (!told.equals("{\"active\":false}")) {
                seen.attackerGot(told);
            }
        }
    }

    private void otherSession(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        String token = scene.finish(signIn, scene.claim(signIn), seen).idToken();
        try {
            scene.shop().server().idTokenVerifier(scene.shop().applicationId()).verify(token, Shop.newNonce());
            seen.attackerGot("the victim's browser in the attacker's account");
        } catch (TokenRejectedException e) {
            seen.refused("Java client: " + e.reason());
        }
    }

    private static void inactive(Scene scene, Evidence seen, String token, PageProof proof) {
        if (scene.shop().server().introspect(token, proof).isPresent()) {
            seen.attackerGot("an active token");
        } else {
            seen.refused("introspection: inactive");
        }
    }

    private static PageProof proof(SigningKey key, String method, String uri, String token, long seconds) {
        DpopSigner signer = new DpopSigner(key.publicKey(), key.signer());
        Instant then = Instant.now().plusSeconds(seconds);
        return new PageProof(signer.proof(method, uri, then, null, token), method, uri);
    }
}
