package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.EventFrame;
import com.keyri.client.EventType;
import com.keyri.client.OpenedBy;
import com.keyri.client.ProblemException;
import com.keyri.client.SigningKey;
import com.keyri.it.Claims;
import com.keyri.it.Database;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/** With the code that a page shows, and with the one that redeems. */
final class CodeAttacks {
    private static final String CLAIM_REFUSED = "claim-refused";
    private static final String GRANT = "urn:keyri:params:oauth:grant-type:sign-in";
    private static final int PHONES = 5;
    private static final int PARALLEL = 50;

    List<Attack> list() {
        return List.of(
                prevented("replayed code", "refused; the claim stays the first one's", this::replay),
                prevented("50 parallel claims by 5 phones", "exactly one wins", this::race),
                prevented("late claim: the sign-in is over", "refused", this::lateSignIn),
                prevented("guessed code", "refused, all in the same words", this::guess),
                prevented(
                        "another browser, or another origin's page, follows the sign-in",
                        "hears nothing",
                        this::follow),
                prevented("another browser redeems the stolen code", "refused; the own browser redeems", this::redeem),
                prevented("redeem code used twice", "refused, and the first use ends", this::redeemTwice));
    }

    private void replay(Scene scene, Evidence seen) throws Exception {
        Phone attacker = scene.shop().enrol(Shop.newUser());
        BrowserSignIn signIn = scene.show();
        Call first = Claims.of(scene.phone(), signIn);
        Claim claim = scene.claim(signIn);
        for (Call replayed : List.of(first, Claims.of(scene.phone(), signIn), Claims.of(attacker, signIn))) {
            seen.refused(replayed.send(), CLAIM_REFUSED, Scene.id(signIn), "NOT_PENDING");
        }
        scene.finish(signIn, claim, seen);
    }

    private void race(Scene scene, Evidence seen) throws Exception {
        List<Phone> phones = new ArrayList<>(List.of(scene.phone()));
        while (phones.size() < PHONES) {
            phones.add(scene.shop().enrol(Shop.newUser()));
        }
        BrowserSignIn signIn = scene.show();
        Map.Entry<Phone, Claim> winner = winner(phones, signIn, seen);
        List<String> recorded = seen.newRefusals(Scene.id(signIn));
        seen.saw("one of " + PARALLEL + " won", recorded.size() == PARALLEL - 1);
        Page.type(signIn, winner.getValue());
        winner.getKey().authenticator().approve(winner.getValue());
        scene.redeem(signIn, Page.await(signIn, EventType.APPROVED), seen);
    }

    private static Map.Entry<Phone, Claim> winner(List<Phone> phones, BrowserSignIn signIn, Evidence seen)
            throws Exception {
        CountDownLatch gun = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
        try {
            List<Future<Optional<Map.Entry<Phone, Claim>>>> running = new ArrayList<>();
            for (int i = 0; i < PARALLEL; i++) {
                Phone phone = phones.get(i % phones.size());
                Callable<Optional<Map.Entry<Phone, Claim>>> run = () -> {
                    gun.await();
                    return claim(phone, signIn, seen).map(claim -> Map.entry(phone, claim));
                };
                running.add(threads.submit(run));
            }
            gun.countDown();
            List<Map.Entry<Phone, Claim>> winners = new ArrayList<>();
            for (Future<Optional<Map.Entry<Phone, Claim>>> run : running) {
                run.get().ifPresent(winners::add);
            }
            if (winners.size() != 1) {
                throw new AssertionError(winners.size() + " winners");
            }
            return winners.get(0);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<Claim> claim(Phone phone, BrowserSignIn signIn, Evidence seen) {
        try {
            return Optional.of(phone.authenticator().claim(signIn.qrLink(), OpenedBy.SCANNER));
        } catch (ProblemException e) {
            synchronized (seen) {
                seen.refused(e.status() + " " + e.type());
            }
            return Optional.empty();
        }
    }

    private void lateSignIn(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        new Database(scene.server()).age("sign_in", Scene.id(signIn), "expires_at = now() - interval '1 second'");
        seen.refused(Claims.of(scene.phone(), signIn).send(), CLAIM_REFUSED, Scene.id(signIn), "NOT_PENDING");
    }

    private void guess(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        String id = Scene.id(signIn);
        Answer guessed =
                Claims.of(scene.phone(), id, SecretToken.random128().reveal()).send();
        seen.refused(guessed, CLAIM_REFUSED, id, "CODE");
        BrowserSignIn other = scene.show();
        Answer others =
                Claims.of(scene.phone(), id, other.qrLink().code().reveal()).send();
        seen.refused(others, CLAIM_REFUSED, id, "CODE");
        String nobodys = "si_01h455vb4pex5vsknk084sn02q";
        Answer unknown = Claims.of(
                        scene.phone(), nobodys, signIn.qrLink().code().reveal())
                .send();
        seen.refused(unknown, CLAIM_REFUSED);
        seen.saw(
                "the same words each time",
                guessed.text("title").equals(unknown.text("title"))
                        && guessed.text("detail").equals(unknown.text("detail")));
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private void follow(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        listen(scene, seen, signIn, SigningKey.generate(), scene.shop().origin());
        // The page's own key in the hands of a page of another origin.
        listen(scene, seen, signIn, scene.page().continuityKey(), "https://evil.example");
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private static void listen(Scene scene, Evidence seen, BrowserSignIn signIn, SigningKey key, String origin) {
        String path = "/api/v1/sign-ins/" + Scene.id(signIn) + "/events";
        String uri = scene.keyri().publicUrl() + path;
        String proof = Call.proof(key, "GET", uri, signIn.started().proofNonce());
        try (Socket socket = Socket.open(scene.keyri(), path, origin)) {
            socket.send(JsonMapper.shared().writeValueAsString(Map.of("type", "proof", "proof", proof)));
            seen.refused("socket closed with " + socket.closeCode(Duration.ofSeconds(15)));
            seen.saw("no frame came", !socket.hasMore());
        }
    }

    private void redeem(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        scene.phone().authenticator().approve(scene.claim(signIn));
        EventFrame approved = Page.await(signIn, EventType.APPROVED);
        Answer stolen = redemption(scene, approved, SigningKey.generate()).send();
        seen.refused(stolen, "invalid-grant", Scene.id(signIn), "OTHER_KEY");
        scene.redeem(signIn, approved, seen);
    }

    private void redeemTwice(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        scene.phone().authenticator().approve(scene.claim(signIn));
        EventFrame approved = Page.await(signIn, EventType.APPROVED);
        String token = scene.redeem(signIn, approved, seen).idToken();
        Answer second =
                redemption(scene, approved, scene.page().continuityKey()).send();
        seen.refused(second, "invalid-grant", Scene.id(signIn), "LATE_OR_USED");
        seen.saw("the first token is inactive", !scene.isActive(token));
    }

    static Call redemption(Scene scene, EventFrame approved, SigningKey key) {
        return scene.keyri()
                .post("/api/v1/token")
                .from(scene.shop().origin())
                .provenBy(key, approved.proofNonce())
                .form(Map.of("grant_type", GRANT, "code", approved.redeemCode()));
    }
}
