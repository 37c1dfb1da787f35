package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Claim;
import com.keyri.client.ClaimedSignIn;
import com.keyri.client.DeclineReason;
import com.keyri.client.EventType;
import com.keyri.client.NumberResult;
import com.keyri.client.OpenedBy;
import com.keyri.client.SignInState;
import com.keyri.client.SignedIn;
import com.keyri.client.SigningKey;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.P256;
import com.keyri.protocol.SecretToken;
import com.keyri.test.Answer;
import com.keyri.test.Call;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import com.keyri.test.server.TestServer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ceremony up to the claim and the number, from both ends. */
@ExtendWith(RunningEar.class)
class SignInIT {
    private final TestServer server;
    private final Keyri keyri;
    private Shop shop;
    private Phone phone;

    SignInIT(TestServer server) {
        this.server = server;
        this.keyri = server.keyri();
    }

    @BeforeEach
    void enrol() {
        shop = Shop.open(keyri);
        phone = shop.enrol(Shop.newUser());
    }

    @Test
    void shouldSignInFromTheCodeToTheToken() {
        String nonce = Shop.newNonce();
        Page page = shop.page();
        try (BrowserSignIn signIn = page.show(nonce, null)) {
            signIn.connect();
            Page.await(signIn, EventType.CODE);
            Claim claim = phone.scan(signIn);
            Page.await(signIn, EventType.NUMBER_WANTED);
            NumberResult number = signIn.enterNumber(MatchingNumber.parse(Page.shownNumber(claim)));
            assertEquals(NumberResult.Outcome.CONFIRMED, number.result());
            phone.authenticator().approve(claim, "{\"greeting\":\"hello\"}");
            SignedIn signedIn = signIn.redeem(Page.await(signIn, EventType.APPROVED));
            assertEquals(
                    "{\"greeting\":\"hello\"}", signedIn.payload().orElseThrow().dataJson());

            IdTokenClaims claims =
                    shop.server().idTokenVerifier(shop.applicationId()).verify(signedIn.idToken(), nonce);
            assertEquals(keyri.publicUrl(), claims.issuance().issuer());
            assertEquals(phone.userId(), claims.subject());
            assertEquals(nonce, claims.nonce());
            assertEquals(signIn.started().signInId(), claims.signInId());
            assertEquals(page.continuityKey().thumbprint(), claims.continuityKey());
            assertEquals(phone.id(), claims.keyri().deviceId());
            assertFalse(claims.keyri().browserKnown());
            assertEquals(
                    "urn:keyri:acr:unknown-browser", claims.authentication().contextClass());
        }
    }

    @Test
    void shouldTellThePhoneWhoAsks() {
        try (BrowserSignIn signIn = shop.page().show()) {
            ClaimedSignIn shown = phone.scan(signIn).signIn();
            assertEquals("Bread shop", shown.application().name());
            assertEquals("Bakers", shown.organization().name());
            assertEquals(shop.origin(), shown.origin());
            assertEquals(phone.userId(), shown.userId());
            assertEquals("Account of " + phone.userId(), shown.account());
            assertEquals("unknown", shown.browser().place());
            assertFalse(shown.browserKnown());
            assertTrue(shown.numberRequired());
            assertEquals("WARN", shown.risk().verdict().name());
            assertEquals(List.of("UNKNOWN_BROWSER"), shown.risk().reasons());
        }
    }

    @Test
    void shouldLastThreeMinutesWithACodeOfHalfAMinute() {
        Answer started = shop.page().start(Map.of()).send().is(201);
        Duration life = Duration.between(Instant.now(), Instant.parse(started.text("expiresAt")));
        assertTrue(life.compareTo(Duration.ofSeconds(170)) > 0 && life.compareTo(Duration.ofSeconds(180)) <= 0);
        Instant codeEnd =
                Instant.parse(started.json().path("code").path("expiresAt").asString());
        Duration codeLife = Duration.between(Instant.now(), codeEnd);
        assertTrue(codeLife.compareTo(Duration.ofSeconds(20)) > 0 && codeLife.compareTo(Duration.ofSeconds(30)) <= 0);
        String id = started.text("signInId");
        assertEquals(
                keyri.publicUrl().replace("https", "wss") + "/api/v1/sign-ins/" + id + "/events",
                started.text("eventsUrl"));
        assertEquals(server.authenticatorUrl() + "/a", started.text("authenticatorUrl"));
    }

    @Test
    void shouldStartOnlyFromARegisteredOrigin() {
        Page page = shop.page();
        page.start(Map.of()).from("https://evil.example").send().isProblem(403, "origin-not-allowed");
        page.start(Map.of()).from(Shop.open(keyri).origin()).send().isProblem(403, "origin-not-allowed");
        page.start(Map.of()).from("null").send().isProblem(403, "origin-not-allowed");
        page.start(Map.of()).without("Origin").send().isProblem(403, "origin-not-allowed");
        page.start(Map.of("applicationId", "app_01h455vb4pex5vsknk084sn02q"))
                .send()
                .isProblem(403, "origin-not-allowed");
        page.start(Map.of()).send().is(201);
    }

    @Test
    void shouldTakeAStartsProofOnce() {
        Call start = shop.page().start(Map.of());
        start.send().is(201);
        start.send().isProblem(401, "invalid-proof");
    }

    @Test
    void shouldStartOnlyWithAPointOnTheCurve() {
        Map<String, Object> off = new java.util.HashMap<>(
                com.keyri.protocol.EcJwk.of(P256.generateKeyPair().getPublic()).toMembers());
        off.put("y", "A".repeat(43));
        shop.page().start(Map.of("encryptionKey", off)).send().isProblem(400, "invalid-request");
        shop.page().start(Map.of("nonce", "short")).send().isProblem(400, "invalid-request");
        shop.page()
                .start(Map.of("transactionId", "txn_01h455vb4pex5vsknk084sn02q"))
                .send()
                .isProblem(404, "not-found");
    }

    @Test
    void shouldLimitStartsOfOneBrowser() {
        Page page = shop.page();
        int taken = 0;
        Answer last = page.start(Map.of()).send();
        // A token comes back every two seconds, so a slow machine gets a few more than thirty.
        while (last.status() == 201 && taken < 100) {
            taken++;
            last = page.start(Map.of()).send();
        }
        assertTrue(taken >= 30, "only " + taken);
        last.isProblem(429, "too-many-requests");
        assertTrue(Integer.parseInt(last.header("Retry-After")) <= 60);
        shop.page().start(Map.of()).send().is(201);
    }

    @Test
    void shouldClaimOnceOnly() {
        Phone other = shop.enrol(Shop.newUser());
        try (BrowserSignIn signIn = shop.page().show()) {
            Call first = Claims.of(phone, signIn);
            first.send().is(200);
            first.send().isProblem(403, "claim-refused");
            Claims.of(phone, signIn).send().isProblem(403, "claim-refused");
            Claims.of(other, signIn).send().isProblem(403, "claim-refused");
        }
    }

    @Test
    void shouldRefuseEveryWrongClaimInTheSameWordsAndStayOpen() {
        Phone strangers = Shop.open(keyri).enrol(Shop.newUser());
        try (BrowserSignIn signIn = shop.page().show()) {
            String id = signIn.started().signInId();
            String code = signIn.qrLink().code().reveal();
            List<Answer> refusals = List.of(
                    Claims.of(phone, id, SecretToken.random128().reveal()).send(),
                    Claims.of(phone, "si_01h455vb4pex5vsknk084sn02q", code).send(),
                    Claims.of(strangers, id, code).send(),
                    Claims.of(phone, id, code)
                            .provenBy(SigningKey.generate(), code)
                            .send(),
                    Claims.of(phone, id, code)
                            .json(Map.of("code", code, "deviceId", strangers.id(), "openedBy", "SCANNER"))
                            .send());
            refusals.forEach(refusal -> refusal.isProblem(403, "claim-refused"));
            assertEquals(
                    1,
                    refusals.stream().map(SignInIT::withoutInstance).distinct().count());
            Claims.of(phone, id, code)
                    .provenBy(phone.keys().deviceKey(), SecretToken.random128().reveal())
                    .send()
                    .isProblem(401, "invalid-proof");
            Claims.of(phone, signIn).send().is(200);
        }
    }

    @Test
    void shouldRefuseALateClaim() throws SQLException {
        try (BrowserSignIn signIn = shop.page().show()) {
            new Database(server)
                    .age("sign_in", signIn.started().signInId(), "expires_at = now() - interval '1 second'");
            Claims.of(phone, signIn).send().isProblem(403, "claim-refused");
        }
    }

    @Test
    void shouldLetOnlyOneOfManyClaimsWin() {
        try (BrowserSignIn signIn = shop.page().show()) {
            List<Call> claims = java.util.stream.Stream.generate(() -> Claims.of(phone, signIn))
                    .limit(8)
                    .toList();
            long won = claims.parallelStream()
                    .map(Call::send)
                    .filter(answer -> answer.status() == 200)
                    .count();
            assertEquals(1, won);
        }
    }

    @Test
    void shouldWarnOfASignInOpenedByALink() {
        Page page = shop.page();
        Recognitions.know(page, phone);
        try (BrowserSignIn signIn = page.show()) {
            ClaimedSignIn shown =
                    phone.authenticator().claim(signIn.qrLink(), OpenedBy.LINK).signIn();
            assertTrue(shown.browserKnown());
            assertTrue(shown.numberRequired());
            assertEquals(List.of("OPENED_BY_LINK"), shown.risk().reasons());
        }
    }

    @Test
    void shouldDeclineASignInFromAForbiddenNetwork() {
        keyri.operator().changeApplication(shop.applicationId(), Map.of("deniedNetworks", List.of("127.0.0.0/8")));
        try (BrowserSignIn signIn = shop.page().show()) {
            signIn.connect();
            Answer denied = Claims.of(phone, signIn).send().isProblem(403, "sign-in-denied");
            assertEquals(
                    "FORBIDDEN_NETWORK", denied.json().path("reasons").path(0).asString());
            Page.await(signIn, EventType.DECLINED);
        }
    }

    @Test
    void shouldDeclineWithTheThirdWrongNumber() {
        try (BrowserSignIn signIn = shop.page().show()) {
            signIn.connect();
            Claim claim = phone.scan(signIn);
            Page.await(signIn, EventType.NUMBER_WANTED);
            String right = Page.shownNumber(claim);
            MatchingNumber wrong = MatchingNumber.parse(right.equals("000000") ? "000001" : "000000");
            assertEquals(NumberResult.Outcome.WRONG, signIn.enterNumber(wrong).result());
            assertEquals(1, signIn.enterNumber(wrong).attemptsLeft());
            assertEquals(
                    NumberResult.Outcome.DECLINED, signIn.enterNumber(wrong).result());
            Page.await(signIn, EventType.DECLINED);
            Decisions.approval(claim, phone).isProblem(409, "conflict");
        }
    }

    @Test
    void shouldNotTakeAnApprovalBeforeTheNumber() {
        try (BrowserSignIn signIn = shop.page().show()) {
            signIn.connect();
            Claim claim = phone.scan(signIn);
            Decisions.approval(claim, phone).isProblem(409, "number-required");
            Page.type(signIn, claim);
            assertEquals(
                    SignInState.APPROVED, phone.authenticator().approve(claim).state());
        }
    }

    @Test
    void shouldTakeANumberFromItsOwnBrowserOnly() {
        Page page = shop.page();
        try (BrowserSignIn signIn = page.show()) {
            Claim claim = phone.scan(signIn);
            String path = "/api/v1/sign-ins/" + signIn.started().signInId() + "/number";
            Answer asked =
                    number(path, page.continuityKey(), "unknown", "000000").isProblem(401, "use-dpop-nonce");
            String nonce = asked.header("DPoP-Nonce");
            number(path, SigningKey.generate(), nonce, Page.shownNumber(claim)).isProblem(401, "invalid-proof");
            number(path, phone.keys().deviceKey(), nonce, Page.shownNumber(claim))
                    .isProblem(401, "invalid-proof");
            assertEquals(
                    "CONFIRMED",
                    number(path, page.continuityKey(), nonce, Page.shownNumber(claim))
                            .is(200)
                            .text("result"));
            number(path, page.continuityKey(), nonce, Page.shownNumber(claim)).isProblem(409, "conflict");
        }
    }

    @Test
    void shouldBeCancelledByItsOwnBrowserOnly() {
        Page page = shop.page();
        try (BrowserSignIn signIn = page.show()) {
            String path = "/api/v1/sign-ins/" + signIn.started().signInId() + "/cancellation";
            String nonce = signIn.started().proofNonce();
            cancel(path, SigningKey.generate(), nonce).isProblem(409, "conflict");
            Claims.of(phone, signIn).json(Map.of()).send().isProblem(400, "invalid-request");
            signIn.cancel();
            Claims.of(phone, signIn).send().isProblem(403, "claim-refused");
            cancel(path, page.continuityKey(), nonce).isProblem(409, "conflict");
        }
    }

    @Test
    void shouldDeclineWithoutASignature() {
        try (BrowserSignIn signIn = shop.page().show()) {
            signIn.connect();
            Claim claim = phone.scan(signIn);
            assertEquals(
                    SignInState.DECLINED,
                    phone.authenticator().decline(claim, DeclineReason.NOT_ME).state());
            Page.await(signIn, EventType.DECLINED);
            assertThrows(
                    com.keyri.client.ProblemException.class,
                    () -> phone.authenticator().decline(claim, DeclineReason.NOT_ME));
        }
    }

    private Answer number(String path, SigningKey key, String nonce, String number) {
        return keyri.post(path)
                .from(shop.origin())
                .provenBy(key, nonce)
                .json(Map.of("number", number))
                .send();
    }

    private Answer cancel(String path, SigningKey key, String nonce) {
        return keyri.post(path).from(shop.origin()).provenBy(key, nonce).send();
    }

    private static String withoutInstance(Answer answer) {
        return answer.body().replaceAll("\"instance\":\"[^\"]*\"", "");
    }
}
