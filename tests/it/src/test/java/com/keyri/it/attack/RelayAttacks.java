package com.keyri.it.attack;

import static com.keyri.it.attack.Attack.open;
import static com.keyri.it.attack.Attack.prevented;
import static com.keyri.it.attack.Attack.recovered;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.ClaimedSignIn;
import com.keyri.client.DecidedSignIn;
import com.keyri.client.DeclineReason;
import com.keyri.client.DeviceAuthenticator;
import com.keyri.client.EventType;
import com.keyri.client.NumberResult;
import com.keyri.client.OpenedBy;
import com.keyri.client.ProblemException;
import com.keyri.client.SignInEndedException;
import com.keyri.it.Claims;
import com.keyri.it.Recognitions;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.JwkSet;
import com.keyri.protocol.LogoutToken;
import com.keyri.protocol.LogoutTokenVerifier;
import com.keyri.protocol.MatchingNumber;
import com.keyri.test.Answer;
import com.keyri.test.LogoutReceiver;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The live relay: the attacker's browser shows its code to the victim, at once and with whatever words, and the victim
 * approves in earnest on the genuine phone. Nothing here proves that browser and phone are near each other.
 */
final class RelayAttacks {
    private static final String LIMITED =
            "open, limited by the warning, the number, a lower `acr` and \"this wasn't me\"";
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    List<Attack> list() {
        return List.of(
                prevented(
                        "live relay, the number isn't passed on", "no approval before the number", this::withoutNumber),
                prevented("live relay, the number is guessed", "declined at the third", this::guessedNumber),
                prevented("live relay, the victim says \"this wasn't me\" instead", "declined", this::declined),
                prevented(
                        "live relay from a network that the application forbids",
                        "declined by the server",
                        this::forbidden),
                open(
                        "live relay by a link, number passed on",
                        LIMITED,
                        (scene, seen) -> relay(scene, seen, OpenedBy.LINK)),
                open(
                        "live relay by a code on a page or sticker, same NAT, number passed on",
                        LIMITED,
                        (scene, seen) -> relay(scene, seen, OpenedBy.SCANNER)),
                open("live relay from another network, number passed on", LIMITED, this::fromAnotherNetwork),
                open(
                        "live relay to a victim who usually signs in on a known browser",
                        LIMITED,
                        this::victimWithKnownBrowser),
                recovered(
                        "live relay, approved, then \"this wasn't me\"",
                        "the token ends within a second, and the application is told",
                        this::disavowed));
    }

    private void withoutNumber(Scene scene, Evidence seen) {
        BrowserSignIn attackers = attackersBrowser(scene);
        Claim claim = claimAndSee(scene.phone().authenticator(), attackers, OpenedBy.SCANNER, seen);
        try {
            scene.phone().authenticator().approve(claim);
            seen.attackerGot("an approval");
        } catch (ProblemException e) {
            seen.refused(e.status() + " " + e.type());
        }
    }

    private void guessedNumber(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn attackers = attackersBrowser(scene);
        Claim claim = scene.phone().scan(attackers);
        Page.await(attackers, EventType.NUMBER_WANTED);
        String right = Page.shownNumber(claim);
        MatchingNumber wrong = MatchingNumber.parse(right.equals("000000") ? "000001" : "000000");
        for (int i = 0; i < 3; i++) {
            NumberResult result = attackers.enterNumber(wrong);
            seen.refused(result.result().name());
        }
        seen.saw("nobody can approve it any more", isRefused(scene, claim));
    }

    private static boolean isRefused(Scene scene, Claim claim) {
        try {
            scene.phone().authenticator().approve(claim);
            return false;
        } catch (ProblemException e) {
            return e.type().equals("conflict");
        }
    }

    private void declined(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn attackers = attackersBrowser(scene);
        Claim claim = scene.phone().scan(attackers);
        scene.phone().authenticator().decline(claim, DeclineReason.NOT_ME);
        try {
            attackers.await(EventType.APPROVED, Duration.ofSeconds(10));
            seen.attackerGot("something else than a refusal");
        } catch (SignInEndedException e) {
            seen.refused("the attacker's page: " + e.end());
        }
        seen.recorded(Scene.id(attackers), "sign-in.declined SUCCESS NOT_ME");
    }

    private void forbidden(Scene scene, Evidence seen) throws Exception {
        Shop shop = Shop.open(scene.keyri());
        scene.keyri()
                .operator()
                .changeApplication(shop.applicationId(), Map.of("deniedNetworks", List.of("203.0.113.0/24")));
        Phone victim = shop.enrol(Shop.newUser());
        Answer started = shop.page()
                .start(Map.of())
                .with("X-Forwarded-For", "203.0.113.9")
                .send()
                .is(201);
        String code = started.json().path("code").path("value").asString();
        seen.refused(Claims.of(victim, started.text("signInId"), code).send(), "sign-in-denied");
        seen.recorded(started.text("signInId"), "sign-in.denied SUCCESS");
    }

    private void relay(Scene scene, Evidence seen, OpenedBy openedBy) {
        BrowserSignIn attackers = attackersBrowser(scene);
        DeviceAuthenticator victim = scene.phone().authenticator();
        passOn(scene, attackers, victim, claimAndSee(victim, attackers, openedBy, seen), seen);
    }

    private void fromAnotherNetwork(Scene scene, Evidence seen) throws Exception {
        BrowserSignIn attackers = attackersBrowser(scene);
        try (Gateway elsewhere = Gateway.forwarding(scene.server(), "198.51.100.4")) {
            Phone phone = scene.phone();
            DeviceAuthenticator victim = new DeviceAuthenticator(
                    elsewhere.installation(), phone.device().identity(), phone.keys());
            passOn(scene, attackers, victim, claimAndSee(victim, attackers, OpenedBy.SCANNER, seen), seen);
        }
    }

    private void victimWithKnownBrowser(Scene scene, Evidence seen) {
        Recognitions.know(scene.page(), scene.phone());
        BrowserSignIn own = scene.show();
        seen.saw(
                "the own browser is known and asks for no number",
                !scene.phone().scan(own).signIn().numberRequired());
        relay(scene, seen, OpenedBy.SCANNER);
    }

    private void disavowed(Scene scene, Evidence seen) throws Exception {
        try (LogoutReceiver receiver = LogoutReceiver.start(scene.server().certificateFor("localhost"))) {
            scene.keyri()
                    .operator()
                    .changeApplication(scene.shop().applicationId(), Map.of("backchannelLogoutUri", receiver.uri()));
            BrowserSignIn attackers = attackersBrowser(scene);
            DeviceAuthenticator victim = scene.phone().authenticator();
            String token =
                    passOn(scene, attackers, victim, claimAndSee(victim, attackers, OpenedBy.SCANNER, seen), seen);
            long start = System.nanoTime();
            scene.phone().account().disavow(Scene.id(attackers));
            boolean ended = !scene.isActive(token);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (ended && took.compareTo(AT_ONCE) < 0) {
                seen.attackerLost("\"this wasn't me\" ended the token within a second");
            } else {
                seen.saw("after \"this wasn't me\" the token " + (ended ? "ended after " + took : "was still active"));
            }
            LogoutToken told = new LogoutTokenVerifier(
                            scene.keyri().publicUrl(),
                            scene.shop().applicationId(),
                            JwkSet.parse(scene.keyri()
                                    .get("/.well-known/jwks.json")
                                    .send()
                                    .body())::find,
                            Clock.systemUTC())
                    .verify(receiver.next());
            seen.saw("the application was told", told.signInId().equals(Scene.id(attackers)));
        }
    }

    private static BrowserSignIn attackersBrowser(Scene scene) {
        BrowserSignIn signIn = scene.keep(scene.shop().page().show());
        signIn.connect();
        return signIn;
    }

    /** The victim's phone claims, and shows what it is told. */
    private static Claim claimAndSee(
            DeviceAuthenticator victim, BrowserSignIn attackers, OpenedBy openedBy, Evidence seen) {
        Claim claim = victim.claim(attackers.qrLink(), openedBy);
        ClaimedSignIn shown = claim.signIn();
        seen.saw("the phone showed " + shown.risk().verdict() + " for "
                + String.join(", ", shown.risk().reasons())
                + (shown.numberRequired() ? ", and a number to type" : ", and no number"));
        return claim;
    }

    /** The victim reads the number to the attacker and approves; what the attacker then has. */
    private static String passOn(
            Scene scene, BrowserSignIn attackers, DeviceAuthenticator victim, Claim claim, Evidence seen) {
        if (claim.signIn().numberRequired()) {
            Page.type(attackers, claim);
        }
        DecidedSignIn decided = victim.approve(claim);
        seen.saw(
                decided.knownBrowser() == null
                        ? "the browser can't become known"
                        : "the browser becomes known only by a further choice on the phone");
        String token =
                attackers.redeem(Page.await(attackers, EventType.APPROVED)).idToken();
        IdTokenClaims claims = scene.shop().server().introspect(token, null).orElseThrow();
        seen.attackerGot("a token with `acr` " + claims.authentication().contextClass() + ", risk "
                + claims.keyri().risk());
        return token;
    }
}
