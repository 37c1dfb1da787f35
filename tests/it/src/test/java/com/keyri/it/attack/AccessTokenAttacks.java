package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.SigningKey;
import com.keyri.it.ClientCredentials;
import com.keyri.protocol.DpopSigner;
import com.keyri.protocol.TokenRejectedException;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Shop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** With the access tokens that an application's server gets for itself. */
final class AccessTokenAttacks {
    private static final String UNAUTHENTICATED = "unauthenticated";

    List<Attack> list() {
        return List.of(
                prevented("access token shown as an id token", "refused by type", this::asIdToken),
                prevented("id token used as an access token", "refused", this::asAccessToken),
                prevented(
                        "bound access token used as a bearer token, with no proof, or with another key's",
                        "refused",
                        this::downgraded),
                prevented("access token after its API key was revoked", "refused at once", this::revokedKey),
                prevented(
                        "another application's access token shown for introspection",
                        "inactive, and nothing else is told",
                        this::introspected),
                prevented("two `DPoP` headers with a bound access token", "refused", this::twoProofs));
    }

    private void asIdToken(Scene scene, Evidence seen) {
        String token = ClientCredentials.of(scene.shop()).token();
        try {
            scene.shop().server().idTokenVerifier(scene.shop().applicationId()).verify(token, Shop.newNonce());
            seen.attackerGot("a session");
        } catch (TokenRejectedException e) {
            seen.refused("Java client: " + e.reason());
        }
    }

    private void asAccessToken(Scene scene, Evidence seen) {
        BrowserSignIn signIn = scene.show();
        String idToken = scene.finish(signIn, scene.claim(signIn), seen).idToken();
        ClientCredentials server = ClientCredentials.of(scene.shop());
        seen.refused(server.use(idToken), UNAUTHENTICATED);
        SigningKey bk = scene.page().continuityKey();
        seen.refused(server.useBound(idToken, server.proof(bk, idToken, null)), UNAUTHENTICATED);
        seen.refused(server.useBound(idToken, null), UNAUTHENTICATED);
    }

    private void downgraded(Scene scene, Evidence seen) {
        ClientCredentials server = ClientCredentials.of(scene.shop());
        SigningKey key = SigningKey.generate();
        String token = server.boundToken(key);
        String nonce = server.useBound(token, server.proof(key, token, null)).header("DPoP-Nonce");
        seen.refused(server.use(token), UNAUTHENTICATED);
        seen.refused(server.useBound(token, null), "invalid-proof");
        seen.refused(server.useBound(token, server.proof(SigningKey.generate(), token, nonce)), UNAUTHENTICATED);
        String unbound = server.token();
        seen.refused(server.useBound(unbound, server.proof(key, unbound, nonce)), UNAUTHENTICATED);
        seen.saw(
                "its own key's proof counts",
                server.useBound(token, server.proof(key, token, nonce)).status() == 200);
    }

    private void revokedKey(Scene scene, Evidence seen) {
        Shop shop = Shop.open(scene.keyri());
        ClientCredentials server = ClientCredentials.of(shop);
        String token = server.token();
        server.use(token).is(200);
        String keys = "/api/v1/applications/" + shop.applicationId() + "/api-keys";
        JsonNode listed = scene.keyri()
                .get(keys)
                .by(scene.keyri().operatorKey())
                .send()
                .is(200)
                .json();
        String keyId = listed.path("apiKeys").path(0).path("apiKeyId").asString("");
        if (keyId.isEmpty()) {
            throw new AssertionError(listed.toString());
        }
        scene.keyri()
                .call("DELETE", keys + "/" + keyId)
                .by(scene.keyri().operatorKey())
                .send()
                .is(204);
        seen.refused(server.use(token), UNAUTHENTICATED);
        Answer another = server.ask(null).send();
        seen.refused(another.status() + " " + another.text("error"));
        seen.saw("no new token came", another.text("access_token").isEmpty());
    }

    private void introspected(Scene scene, Evidence seen) {
        String token = ClientCredentials.of(scene.shop()).token();
        for (Shop other :
                List.of(Shop.openIn(scene.keyri(), scene.shop().organizationId()), Shop.open(scene.keyri()))) {
            String told = ClientCredentials.of(other).introspect(token).is(200).body();
            if (told.equals("{\"active\":false}")) {
                seen.refused("introspection: `" + told + "`");
            } else {
                seen.attackerGot(told);
            }
        }
    }

    private void twoProofs(Scene scene, Evidence seen) throws Exception {
        ClientCredentials server = ClientCredentials.of(scene.shop());
        SigningKey key = SigningKey.generate();
        String token = server.boundToken(key);
        String nonce = server.useBound(token, server.proof(key, token, null)).header("DPoP-Nonce");
        String uri = scene.keyri().publicUrl() + "/api/v1/tokens/introspect";
        String good = new DpopSigner(key.publicKey(), key.signer()).proof("POST", uri, Instant.now(), nonce, token);
        String attackers = Call.proof(SigningKey.generate(), "POST", uri, nonce);
        for (List<String> proofs : List.of(List.of(good, attackers), List.of(attackers, good))) {
            Answer answer = ProofAttacks.sendRaw(
                    scene,
                    "/api/v1/tokens/introspect",
                    Map.of("Authorization", "DPoP " + token, "Content-Type", "application/x-www-form-urlencoded"),
                    proofs,
                    "token=nonsense");
            seen.refused(answer, "invalid-proof");
        }
    }
}
