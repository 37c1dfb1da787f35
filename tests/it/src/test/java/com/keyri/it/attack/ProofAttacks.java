package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.SigningKey;
import com.keyri.it.Claims;
import com.keyri.protocol.DpopSigner;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Proofs of possession (RFC 9449) that are old, used, made for something else, or two at once. */
final class ProofAttacks {
    private static final String INVALID = "invalid-proof";

    List<Attack> list() {
        return List.of(
                prevented("proof of 62 s ago, and from 62 s ahead", "refused; 55 s either way count", this::stale),
                prevented("proof used again: start, device calls", "refused", this::reused),
                prevented("proof for another address or method", "refused", this::elsewhere),
                prevented("proof with an `ath` where there is no token", "refused", this::withToken),
                prevented(
                        "nonce missing, invented, of another step, of another sign-in",
                        "refused with a fresh one to sign again",
                        this::nonces),
                prevented("nonce and proof of a step that is done", "refused", this::spent),
                prevented("two `DPoP` headers, or two proofs in one", "refused", this::two),
                prevented(
                        "proof by the page where the phone's is due, and the reverse", "refused", this::swappedRoles));
    }

    private void stale(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        String code = signIn.qrLink().code().reveal();
        for (long seconds : List.of(-62, 62, -3_600, 1_000_000)) {
            seen.refused(
                    claim(scene, signIn, "POST", path(signIn), code, seconds), INVALID, path(signIn), "WRONG_TIME");
        }
        for (long seconds : List.of(-55, 55)) {
            BrowserSignIn other = scene.show();
            String fresh = other.qrLink().code().reveal();
            claim(scene, other, "POST", path(other), fresh, seconds).is(200);
        }
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private void reused(Scene scene, Evidence seen) throws Exception {
        Call start = scene.page().start(Map.of());
        start.send().is(201);
        seen.refused(start.send(), INVALID, "/api/v1/sign-ins", "USED");
        String path = "/api/v1/devices/" + scene.phone().id();
        String nonce =
                scene.keyri().get(path).send().isProblem(401, "use-dpop-nonce").header("DPoP-Nonce");
        Call device = scene.phone().call("GET", path, nonce);
        device.send().is(200);
        seen.refused(device.send(), INVALID, path, "USED");
        BrowserSignIn signIn = scene.show();
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private void elsewhere(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        String code = signIn.qrLink().code().reveal();
        String here = path(signIn);
        String base = scene.keyri().publicUrl();
        for (String uri : List.of(
                "https://evil.example" + here,
                base.replace("https", "http") + here,
                base + here + "/",
                base + here + "?x",
                base + here + "#x",
                base.toUpperCase(java.util.Locale.ROOT) + here,
                base + here.replace("claim", "decision"),
                base + path(scene.show()),
                here)) {
            Answer answer = send(scene, signIn, signer(scene).proof("POST", uri, Instant.now(), code));
            seen.refused(answer, INVALID, here, "WRONG_URI");
        }
        for (String method : List.of("GET", "post", "PUT")) {
            seen.refused(claim(scene, signIn, method, here, code, 0), INVALID, here, "WRONG_METHOD");
        }
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private void withToken(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        String code = signIn.qrLink().code().reveal();
        String uri = scene.keyri().publicUrl() + path(signIn);
        String proof = signer(scene).proof("POST", uri, Instant.now(), code, "some token");
        seen.refused(send(scene, signIn, proof), INVALID, path(signIn), "WRONG_TOKEN");
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private void nonces(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        BrowserSignIn other = scene.show();
        Claim others = scene.claim(other);
        Claim claim = scene.claim(signIn);
        String path = "/api/v1/sign-ins/" + Scene.id(signIn) + "/decision";
        String inventedNow = SecretToken.random256().reveal();
        for (String nonce : new String[] {
            null,
            inventedNow,
            signIn.started().proofNonce(),
            others.signIn().proofNonce(),
            signIn.qrLink().code().reveal()
        }) {
            Answer answer = scene.phone()
                    .call("POST", path, nonce)
                    .json(Map.of("deviceId", scene.phone().id(), "decision", "DECLINED"))
                    .send();
            seen.refused(answer, "use-dpop-nonce");
            if (answer.header("DPoP-Nonce").isEmpty()) {
                throw new AssertionError("no fresh nonce");
            }
        }
        scene.finish(signIn, claim, seen);
    }

    private void spent(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.claim(signIn);
        String path = "/api/v1/sign-ins/" + Scene.id(signIn) + "/decision";
        scene.finish(signIn, claim, seen);
        Call again = scene.phone()
                .call("POST", path, claim.signIn().proofNonce())
                .json(Map.of("deviceId", scene.phone().id(), "decision", "DECLINED"));
        seen.refused(again.send(), "conflict");
        seen.refused(again.send(), "conflict");
    }

    private void two(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        String code = signIn.qrLink().code().reveal();
        String uri = scene.keyri().publicUrl() + path(signIn);
        String good = signer(scene).proof("POST", uri, Instant.now(), code);
        String second = signer(scene).proof("POST", uri, Instant.now(), code);
        String attackers = Call.proof(SigningKey.generate(), "POST", uri, code);
        String body = JsonMapper.shared()
                .writeValueAsString(
                        Map.of("code", code, "deviceId", scene.phone().id(), "openedBy", "SCANNER"));
        for (List<String> headers : List.of(
                List.of(good, attackers),
                List.of(attackers, good),
                List.of(good, second),
                List.of(good, ""),
                List.of("", good),
                List.of(good + ", " + attackers),
                List.of(good + "," + good))) {
            Answer answer = sendRaw(scene, path(signIn), Map.of("Content-Type", "application/json"), headers, body);
            seen.refused(answer, INVALID, path(signIn), "MALFORMED");
        }
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private void swappedRoles(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Claim claim = scene.phone().scan(signIn);
        String number = "/api/v1/sign-ins/" + Scene.id(signIn) + "/number";
        String shown = com.keyri.test.Page.shownNumber(claim);
        String nonce = com.keyri.test.Page.await(signIn, com.keyri.client.EventType.NUMBER_WANTED)
                .proofNonce();
        Answer byPhone = scene.phone()
                .call("POST", number, nonce)
                .from(scene.shop().origin())
                .json(Map.of("number", shown))
                .send();
        seen.refused(byPhone, INVALID, Scene.id(signIn), "OTHER_KEY");
        String decision = "/api/v1/sign-ins/" + Scene.id(signIn) + "/decision";
        Answer byPage = scene.keyri()
                .post(decision)
                .provenBy(scene.page().continuityKey(), claim.signIn().proofNonce())
                .json(Map.of("deviceId", scene.phone().id(), "decision", "DECLINED"))
                .send();
        seen.refused(byPage, INVALID, Scene.id(signIn), "DEVICE");
        signIn.enterNumber(com.keyri.protocol.MatchingNumber.parse(shown));
        scene.finish(signIn, claim, seen);
    }

    private static Answer claim(
            Scene scene, BrowserSignIn signIn, String method, String path, String code, long seconds) {
        String uri = scene.keyri().publicUrl() + path;
        return send(
                scene, signIn, signer(scene).proof(method, uri, Instant.now().plusSeconds(seconds), code));
    }

    private static Answer send(Scene scene, BrowserSignIn signIn, String proof) {
        return Claims.of(scene.phone(), signIn).with("DPoP", proof).send();
    }

    /** A request with as many headers for proofs as wanted. */
    static Answer sendRaw(Scene scene, String path, Map<String, String> headers, List<String> proofs, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(scene.keyri().publicUrl() + path))
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        proofs.forEach(proof -> request.header("DPoP", proof));
        HttpResponse<String> response = scene.keyri().http().send(request.build(), BodyHandlers.ofString());
        return new Answer("POST " + path, response.statusCode(), response.headers(), response.body());
    }

    private static DpopSigner signer(Scene scene) {
        SigningKey key = scene.phone().keys().deviceKey();
        return new DpopSigner(key.publicKey(), key.signer());
    }

    private static String path(BrowserSignIn signIn) {
        return "/api/v1/sign-ins/" + Scene.id(signIn) + "/claim";
    }
}
