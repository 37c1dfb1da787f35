package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.limited;
import static com.keyri.it.attack.Attack.prevented;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.SigningKey;
import com.keyri.it.Claims;
import com.keyri.it.Decisions;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Answer;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Too much of something, on a server with small limits. The attacker is at an address of their own. */
final class FloodAttacks {
    private static final int TOO_MANY = 429;
    private static final String OTHERS = "429 with `Retry-After` beyond the limit; others aren't harmed";

    List<Attack> list() {
        return List.of(
                limited("flood of starts from one address, with a new browser each", OTHERS, this::startsOfAnAddress),
                limited("flood of starts by one browser, from an address each", OTHERS, this::startsOfABrowser),
                limited("flood of claims from one address", OTHERS, this::claims),
                prevented(
                        "flood of claims in the name of somebody's phone",
                        "refused; that phone isn't locked out",
                        this::claimsInANameOfSomebody),
                limited("flood of prompts on one person's phone", OTHERS, this::prompts),
                limited("flood of declines by one phone", OTHERS, this::declines),
                limited(
                        "flood of forged proofs from one address",
                        "429 before anything is looked up; others aren't harmed",
                        this::proofs));
    }

    private void startsOfAnAddress(Scene scene, Evidence seen) throws Exception {
        flood(
                seen,
                LimitedServer.STARTS_OF_AN_ADDRESS,
                201,
                i -> scene.shop()
                        .page()
                        .start(Map.of())
                        .with("X-Forwarded-For", "203.0.113.1")
                        .send());
        signIn(scene, seen);
    }

    private void startsOfABrowser(Scene scene, Evidence seen) throws Exception {
        Page attackers = scene.shop().page();
        flood(
                seen,
                LimitedServer.STARTS_OF_A_BROWSER,
                201,
                i -> attackers
                        .start(Map.of())
                        .with("X-Forwarded-For", "203.0.113." + (100 + i))
                        .send());
        signIn(scene, seen);
    }

    private void claims(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        Phone attacker = scene.shop().enrol(Shop.newUser());
        flood(
                seen,
                LimitedServer.CLAIMS_OF_AN_ADDRESS,
                403,
                i -> Claims.of(
                                attacker,
                                Scene.id(signIn),
                                SecretToken.random128().reveal())
                        .with("X-Forwarded-For", "203.0.113.2")
                        .send());
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private void claimsInANameOfSomebody(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        String code = signIn.qrLink().code().reveal();
        for (int i = 0; i < 2 * LimitedServer.CLAIMS_OF_A_DEVICE; i++) {
            Answer answer = Claims.of(scene.phone(), signIn)
                    .provenBy(SigningKey.generate(), code)
                    .with("X-Forwarded-For", "203.0.113.3")
                    .send();
            seen.refused(answer, "claim-refused", Scene.id(signIn), "DEVICE");
        }
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    /** Only the phone's own scans make prompts, so it takes a deceived person, or a link that opens itself. */
    private void prompts(Scene scene, Evidence seen) throws Exception {
        Phone victim = scene.shop().enrol(Shop.newUser());
        flood(
                seen,
                LimitedServer.PROMPTS_OF_A_USER,
                200,
                i -> Claims.of(victim, scene.keep(scene.shop().page().show())).send());
        signIn(scene, seen);
    }

    private void declines(Scene scene, Evidence seen) throws Exception {
        Phone attacker = scene.shop().enrol(Shop.newUser());
        flood(seen, LimitedServer.DECLINES_OF_A_DEVICE, 200, i -> {
            Claim claim = attacker.scan(scene.keep(scene.shop().page().show()));
            return Decisions.send(claim, attacker, Map.of("deviceId", attacker.id(), "decision", "DECLINED"));
        });
        signIn(scene, seen);
    }

    private void proofs(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn signIn = scene.show();
        String path = "/api/v1/sign-ins/" + Scene.id(signIn) + "/decision";
        flood(
                seen,
                LimitedServer.REFUSALS_OF_AN_ADDRESS,
                401,
                i -> scene.keyri()
                        .post(path)
                        .with("DPoP", "nonsense")
                        .with("X-Forwarded-For", "203.0.113.4")
                        .json(Map.of("deviceId", scene.phone().id(), "decision", "DECLINED"))
                        .send());
        int recorded = seen.newRefusals(path).size();
        seen.saw("nothing more was recorded", recorded == LimitedServer.REFUSALS_OF_AN_ADDRESS);
        scene.finish(signIn, scene.claim(signIn), seen);
    }

    private static void flood(Evidence seen, int most, int usual, IntFunction<Answer> again) {
        int passed = 0;
        Answer answer = again.apply(0);
        while (answer.status() == usual && passed <= most) {
            passed++;
            answer = again.apply(passed);
        }
        seen.refused(answer, "too-many-requests");
        seen.saw(
                "with `Retry-After`",
                answer.status() == TOO_MANY && answer.header("Retry-After").matches("[1-9][0-9]*"));
        seen.attackerWasLimited(passed + " were answered " + usual);
        seen.saw("no more than the limit", passed == most);
    }

    private static void signIn(Scene scene, Evidence seen) {
        BrowserSignIn signIn = scene.show();
        scene.finish(signIn, scene.claim(signIn), seen);
    }
}
