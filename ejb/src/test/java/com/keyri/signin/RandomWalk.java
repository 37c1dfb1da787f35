package com.keyri.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.problem.DomainException;
import com.keyri.protocol.CompactJws;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.SecretToken;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** One random sequence of requests, compared with the reference after each. */
final class RandomWalk {
    private static final int STEPS = 60;

    private final long seed;
    private final Random random;
    private final SignInWorld world = new SignInWorld();
    private final List<Party> browsers = List.of(browser("home"), browser("cafe"), browser("stranger"));
    private final List<Party.Phone> phones =
            List.of(world.phone("phone", "alice"), world.phone("tablet", "alice"), world.phone("attacker's", "bob"));
    private final Map<String, Set<Party>> known =
            Map.of("alice", new HashSet<>(Set.of(browsers.get(0))), "bob", new HashSet<>());
    private final List<SignInId> ids = new ArrayList<>();
    private final Map<SignInId, ExpectedSignIn> expected = new HashMap<>();
    private final Map<SignInId, Instant> scanned = new HashMap<>();
    private final Map<SignInId, ClaimedSignIn> claims = new HashMap<>();
    private final Map<SignInId, String> tokens = new HashMap<>();
    private final List<String> log = new ArrayList<>();

    RandomWalk(long seed) {
        this.seed = seed;
        random = new Random(seed);
        world.know("alice", browsers.get(0));
    }

    /** Walks; how each sign-in ended. */
    List<SignInState> run() {
        start();
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        world.clock.pass(Duration.ofMinutes(4));
        expire();
        for (SignInId id : ids) {
            compare(id);
            assertTrue(expected.get(id).isOver(), this::story);
        }
        return ids.stream().map(id -> expected.get(id).state).toList();
    }

    private void step() {
        SignInId id = pick(ids.subList(Math.max(0, ids.size() - 3), ids.size()));
        switch (random.nextInt(16)) {
            case 0 -> start();
            case 1, 2, 3 -> claim(id);
            case 4, 5 -> number(id);
            case 6, 7, 8 -> approve(id);
            case 9 -> rarely(() -> decline(id));
            case 10 -> rarely(() -> cancel(id));
            case 11, 12 -> redeem(id);
            case 13 -> rarely(() -> disavow(id));
            case 14 -> world.clock.pass(Duration.ofMillis(random.nextInt(20_000)));
            default -> expire();
        }
        ids.subList(Math.max(0, ids.size() - 3), ids.size()).stream()
                .filter(any -> any.equals(id) || random.nextInt(8) == 0)
                .forEach(this::compare);
    }

    private void start() {
        Party browser = pick(browsers);
        Instant now = world.clock.instant();
        SignInId id = world.start(browser);
        ids.add(id);
        scanned.put(id, now);
        expected.put(id, new ExpectedSignIn(browser, now));
        log.add(browser + " starts " + id);
    }

    /** With a code of now or one that was seen before, and sometimes with another phone's key. */
    private void claim(SignInId id) {
        if (random.nextBoolean()) {
            scanned.put(id, world.clock.instant());
        }
        Party.Phone phone = pick(phones);
        boolean ownKey = random.nextInt(5) > 0;
        Party prover = ownKey ? phone.party() : browsers.get(2);
        ClaimSignIn wish = world.claimOf(phone, prover, id, world.code(id, scanned.get(id)));
        ExpectedSignIn sheet = expected.get(id);
        Instant now = world.clock.instant();
        boolean isKnown = known.get(phone.user()).contains(sheet.browser);
        onceOrTwice(phone + " claims " + id, () -> sheet.claim(phone, ownKey, scanned.get(id), isKnown, now), () -> {
            ClaimedSignIn claimed = world.claim(wish);
            claims.put(id, claimed);
            return claimed.number() == null ? "CLAIMED" : "CLAIMED NUMBER";
        });
    }

    /** Its proof counts once, so a second time is a new request here. */
    private void number(SignInId id) {
        String right = claims.containsKey(id) ? claims.get(id).number() : null;
        boolean isRight = right != null && random.nextInt(3) > 0;
        String number = isRight ? right : ExpectedSignIn.otherThan(right);
        Party browser = someBrowser(id);
        check(
                browser + " types a number for " + id,
                expected.get(id).number(browser, isRight, world.clock.instant()),
                () -> world.number(browser, id, number).result().name());
    }

    /** Sometimes for another browser's key, or with a challenge of its own. */
    private void approve(SignInId id) {
        Party.Phone phone = somePhone(id);
        ClaimedSignIn claim = claims.get(id);
        int lie = claim == null ? 1 : random.nextInt(8);
        String challenge = lie == 1 ? SecretToken.random256().reveal() : claim.challenge();
        Party browser = expected.get(id).browser;
        Party named = lie == 2 ? other(browser) : browser;
        DecideSignIn wish = world.approvalOf(phone, id, challenge, named.thumbprint());
        Instant now = world.clock.instant();
        boolean honest = lie != 1 && lie != 2;
        onceOrTwice(
                phone + " approves " + id,
                () -> expected.get(id).approve(phone, honest, now),
                () -> world.decide(wish).state().name());
    }

    private void decline(SignInId id) {
        Party.Phone phone = somePhone(id);
        DecideSignIn wish = world.declineOf(phone, id);
        Instant now = world.clock.instant();
        onceOrTwice(
                phone + " declines " + id,
                () -> expected.get(id).decline(phone, now),
                () -> world.decide(wish).state().name());
    }

    private void cancel(SignInId id) {
        Party browser = someBrowser(id);
        check(browser + " cancels " + id, expected.get(id).cancel(browser, world.clock.instant()), () -> {
            world.cancel(browser, id);
            return "CANCELLED";
        });
    }

    /** Everybody knows the code of an approval; before it there is none. */
    private void redeem(SignInId id) {
        ExpectedSignIn sheet = expected.get(id);
        Party browser = someBrowser(id);
        boolean rightCode = sheet.approvedAt != null && random.nextInt(6) > 0;
        Instant now = world.clock.instant();
        String code = world.redeemCode(id, rightCode ? sheet.approvedAt : now.minusSeconds(999));
        String proof = world.redeemProof(browser, id);
        onceOrTwice(browser + " redeems " + id, () -> sheet.redeem(browser, rightCode, now), () -> {
            keep(id, world.redeem(code, proof));
            return "TOKEN";
        });
    }

    private void keep(SignInId id, String token) {
        ExpectedSignIn sheet = expected.get(id);
        CompactJws jws = CompactJws.parse(token, IdTokenClaims.TYPE, IdTokenClaims.MAX_CHARS);
        IdTokenClaims claims = IdTokenClaims.parse(jws.payloadText());
        assertEquals(id.toString(), claims.signInId(), this::story);
        assertEquals(sheet.browser.thumbprint(), claims.continuityKey(), this::story);
        assertEquals(sheet.claimedBy.user(), claims.subject(), this::story);
        assertEquals(null, tokens.put(id, token), this::story);
    }

    private void disavow(SignInId id) {
        Party.Phone phone = pick(phones);
        check(phone + " disavows " + id, expected.get(id).disavow(phone, known.get(phone.user())), () -> {
            world.disavow(phone, id);
            return "ENDED";
        });
    }

    private void expire() {
        world.expire();
        expected.values().forEach(sheet -> sheet.expire(world.clock.instant()));
        log.add("the timer runs");
    }

    private void compare(SignInId id) {
        ExpectedSignIn sheet = expected.get(id);
        SignIn row = world.find(id);
        assertEquals(sheet.state, row.state(), this::story);
        assertEquals(sheet.ended, row.endedAt() != null, this::story);
        assertEquals(sheet.expiresAt, row.expiresAt(), this::story);
        assertEquals(sheet.tokens, tokens.containsKey(id) ? 1 : 0, this::story);
        if (tokens.containsKey(id) && random.nextInt(4) == 0) {
            boolean lasts = world.clock.instant().isBefore(row.redeemedAt().plus(Duration.ofMinutes(5)));
            assertEquals(sheet.gives() && lasts, world.isActive(tokens.get(id)), this::story);
        }
    }

    private void onceOrTwice(String what, Supplier<String> reference, Supplier<String> request) {
        check(what, reference.get(), request);
        if (random.nextInt(4) == 0) {
            check(what + " again", reference.get(), request);
        }
    }

    private void check(String what, String wanted, Supplier<String> request) {
        log.add(what + ": " + wanted);
        assertEquals(wanted, outcome(request), this::story);
    }

    private String outcome(Supplier<String> request) {
        try {
            return request.get();
        } catch (DomainException e) {
            return e.type().name();
        }
    }

    private Party browser(String name) {
        return new Party(name, world.clock);
    }

    private Party someBrowser(SignInId id) {
        return random.nextInt(4) > 0 ? expected.get(id).browser : pick(browsers);
    }

    private Party.Phone somePhone(SignInId id) {
        Party.Phone claiming = expected.get(id).claimedBy;
        return claiming != null && random.nextInt(4) > 0 ? claiming : pick(phones);
    }

    private Party other(Party browser) {
        return browsers.get((browsers.indexOf(browser) + 1) % browsers.size());
    }

    private void rarely(Runnable request) {
        if (random.nextInt(3) == 0) {
            request.run();
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String story() {
        return "-Dkeyri.seed=" + seed + "\n" + String.join("\n", log);
    }
}
