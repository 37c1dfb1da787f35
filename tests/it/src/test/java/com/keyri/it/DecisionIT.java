package com.keyri.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.BrowserSignIn;
import com.keyri.client.Challenge;
import com.keyri.client.Claim;
import com.keyri.client.DecidedSignIn;
import com.keyri.client.EventType;
import com.keyri.client.SigningKey;
import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.CompactJws;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.KnownBrowserStatement;
import com.keyri.protocol.Parties;
import com.keyri.protocol.RequestingBrowser;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.Validity;
import com.keyri.test.Answer;
import com.keyri.test.Keyri;
import com.keyri.test.Page;
import com.keyri.test.Phone;
import com.keyri.test.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An approval counts only if every signed member is the server's own record. */
@ExtendWith(RunningEar.class)
class DecisionIT {
    private static final String TYPE = ApprovalStatement.TYPE + "+jwt";
    private static final String DIGEST = SecretToken.random256().reveal();

    private final Keyri keyri;
    private Shop shop;
    private Page page;
    private Phone phone;
    private BrowserSignIn signIn;
    private Claim claim;

    DecisionIT(Keyri keyri) {
        this.keyri = keyri;
    }

    @BeforeEach
    void claimAndTypeTheNumber() {
        shop = Shop.open(keyri);
        phone = shop.enrol(Shop.newUser());
        page = shop.page();
        signIn = page.show();
        signIn.connect();
        claim = phone.scan(signIn);
        Page.type(signIn, claim);
    }

    @AfterEach
    void close() {
        signIn.close();
    }

    @Test
    void shouldRefuseAStatementWithAnyOtherMemberAndThenTakeTheRightOne() {
        ApprovalStatement right = Decisions.statement(claim, phone);
        RequestingBrowser browser = right.browser();
        for (ApprovalStatement wrong : List.of(
                with(right, new Parties("dev_01h455vb4pex5vsknk084sn02q", phone.userId(), shop.applicationId())),
                with(right, new Parties(phone.id(), "mallory", shop.applicationId())),
                with(right, new Parties(phone.id(), phone.userId(), "app_01h455vb4pex5vsknk084sn02q")),
                with(
                        right,
                        new RequestingBrowser(
                                "https://evil.example", browser.continuityKey(), browser.encryptionKey())),
                with(
                        right,
                        new RequestingBrowser(
                                browser.origin(), SigningKey.generate().thumbprint(), browser.encryptionKey())),
                with(
                        right,
                        new RequestingBrowser(
                                browser.origin(),
                                browser.continuityKey(),
                                SigningKey.generate().thumbprint())),
                new ApprovalStatement(
                        right.parties(),
                        browser,
                        "si_01h455vb4pex5vsknk084sn02q",
                        right.challenge(),
                        null,
                        null,
                        right.validity()),
                new ApprovalStatement(right.parties(), browser, right.signInId(), DIGEST, null, null, right.validity()),
                new ApprovalStatement(
                        right.parties(), browser, right.signInId(), right.challenge(), DIGEST, null, right.validity()),
                new ApprovalStatement(
                        right.parties(), browser, right.signInId(), right.challenge(), null, DIGEST, right.validity()),
                with(right, Validity.from(Instant.now().minus(Duration.ofMinutes(5)))),
                with(right, Validity.from(Instant.now().plus(Duration.ofMinutes(5)))))) {
            Decisions.approve(claim, phone, wrong).isProblem(403, "decision-refused");
        }
        Decisions.approve(claim, phone, Decisions.statement(claim, phone)).is(200);
    }

    @Test
    void shouldRefuseATextThatIsNotExactlyOneStatement() {
        String text = Decisions.statement(claim, phone).toJson();
        SigningKey key = phone.keys().approvalKey();
        for (String wrong : List.of(
                text.replaceFirst("\\{", "{\"extra\":1,"),
                text.replaceFirst("\\{", "{\"sub\":\"mallory\","),
                text.replace("\"decision\":\"approved\"", "\"decision\":\"declined\""),
                text.replace("\"keyri-approval\"", "\"keyri-enrolment\""),
                "{}",
                "not json")) {
            refuse(Decisions.approving(phone, CompactJws.sign(TYPE, wrong, key.signer())));
        }
        refuse(Decisions.approving(phone, CompactJws.sign("keyri-known-browser+jwt", text, key.signer())));
        refuse(Decisions.approving(phone, CompactJws.sign("JWT", text, key.signer())));
    }

    @Test
    void shouldRefuseASignatureByAnyOtherKey() {
        ApprovalStatement statement = Decisions.statement(claim, phone);
        refuse(Decisions.approving(phone, statement.sign(SigningKey.generate().signer())));
        refuse(Decisions.approving(
                phone, statement.sign(phone.keys().deviceKey().signer())));
        String signed = statement.sign(phone.keys().approvalKey().signer());
        refuse(Decisions.approving(phone, signed.substring(0, signed.lastIndexOf('.') + 1) + "AAAA"));
        refuse(Decisions.approving(phone, signed.substring(0, signed.lastIndexOf('.') + 1)));
    }

    @Test
    void shouldRefuseWhatIsNeitherOneNorTheOther() {
        String jws = Decisions.statement(claim, phone)
                .sign(phone.keys().approvalKey().signer());
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("deviceId", phone.id(), "decision", "APPROVED"),
                Map.of(
                        "deviceId",
                        phone.id(),
                        "decision",
                        "APPROVED",
                        "signed",
                        Map.of("jws", jws),
                        "reason",
                        "NOT_ME"),
                Map.of("deviceId", phone.id(), "decision", "DECLINED", "payload", "e.e.e.e.e"),
                Map.of("deviceId", phone.id(), "decision", "DECLINED", "signed", Map.of("jws", jws)),
                Map.of("deviceId", phone.id(), "decision", "MAYBE"),
                Map.of("decision", "DECLINED"))) {
            Decisions.send(claim, phone, wrong).isProblem(400, "invalid-request");
        }
        refuse(Map.of("deviceId", phone.id(), "decision", "APPROVED", "signed", Map.of()));
        Decisions.approve(claim, phone, Decisions.statement(claim, phone)).is(200);
    }

    @Test
    void shouldTakeNoPayloadThatWasNotSigned() {
        Map<String, Object> body = new HashMap<>(Decisions.approving(
                phone,
                Decisions.statement(claim, phone)
                        .sign(phone.keys().approvalKey().signer())));
        body.put("payload", "eyJhbGciOiJFQ0RILUVTIn0..AAAA.AAAA.AAAA");
        refuse(body);
    }

    @Test
    void shouldLetOnlyTheClaimingDeviceDecide() {
        Phone second = shop.register(phone.userId(), "Second phone");
        shop.server().confirmEnrolment(second.enrolmentId(), second.device().confirmationCode());
        phone.account()
                .approve(phone.account().peers().devices().stream()
                        .filter(peer -> !peer.self())
                        .findFirst()
                        .orElseThrow());
        for (Phone other : List.of(second, shop.enrol(Shop.newUser()))) {
            Decisions.approve(claim, other, Decisions.statement(claim, other)).isProblem(401, "invalid-proof");
            Decisions.send(claim, other, Map.of("deviceId", phone.id(), "decision", "DECLINED"))
                    .isProblem(401, "invalid-proof");
            Decisions.send(claim, other, Map.of("deviceId", other.id(), "decision", "DECLINED"))
                    .isProblem(401, "invalid-proof");
        }
        Decisions.approve(claim, phone, Decisions.statement(claim, phone)).is(200);
    }

    @Test
    void shouldAskForItsOwnNonce() {
        String body = Decisions.path(claim);
        for (String nonce : new String[] {
            null, "wrong", signIn.started().proofNonce(), signIn.qrLink().code().reveal()
        }) {
            Answer asked = keyri.post(body)
                    .provenBy(phone.keys().deviceKey(), nonce)
                    .json(Map.of("deviceId", phone.id(), "decision", "DECLINED"))
                    .send()
                    .isProblem(401, "use-dpop-nonce");
            assertFalse(asked.header("DPoP-Nonce").isEmpty());
        }
    }

    @Test
    void shouldDecideOnce() {
        Decisions.approve(claim, phone, Decisions.statement(claim, phone)).is(200);
        Decisions.approve(claim, phone, Decisions.statement(claim, phone)).isProblem(409, "conflict");
        Decisions.send(claim, phone, Map.of("deviceId", phone.id(), "decision", "DECLINED"))
                .isProblem(409, "conflict");
    }

    @Test
    void shouldKnowABrowserOnlyAfterTheSeparateChoice() {
        DecidedSignIn decided = phone.authenticator().approve(claim);
        Challenge offer = decided.knownBrowser();
        assertNotNull(offer);
        try (BrowserSignIn next = page.show()) {
            assertFalse(phone.scan(next).signIn().browserKnown());
        }
        phone.authenticator().recogniseBrowser(claim, offer);
        try (BrowserSignIn next = page.show()) {
            next.connect();
            Claim known = phone.scan(next);
            assertTrue(known.signIn().browserKnown());
            assertFalse(known.signIn().numberRequired());
            assertEquals("ALLOW", known.signIn().risk().verdict().name());
            assertNull(phone.authenticator().approve(known).knownBrowser());
            String token = next.redeem(Page.await(next, EventType.APPROVED)).idToken();
            IdTokenClaims claims = shop.server().introspect(token, null).orElseThrow();
            assertTrue(claims.keyri().browserKnown());
            assertEquals("urn:keyri:acr:known-browser", claims.authentication().contextClass());
        }
    }

    @Test
    void shouldKnowABrowserToItsUserOnly() {
        Challenge offer = phone.authenticator().approve(claim).knownBrowser();
        phone.authenticator().recogniseBrowser(claim, offer);
        Phone somebodyElses = shop.enrol(Shop.newUser());
        try (BrowserSignIn next = page.show()) {
            assertFalse(somebodyElses.scan(next).signIn().browserKnown());
        }
        try (BrowserSignIn elsewhere = shop.page().show()) {
            assertFalse(phone.scan(elsewhere).signIn().browserKnown());
        }
    }

    @Test
    void shouldForgetAKnownBrowserThatIsSaidNotToBeTheirs() {
        Challenge offer = phone.authenticator().approve(claim).knownBrowser();
        phone.authenticator().recogniseBrowser(claim, offer);
        try (BrowserSignIn next = page.show()) {
            Claim known = phone.scan(next);
            assertTrue(known.signIn().browserKnown());
            Decisions.send(known, phone, Map.of("deviceId", phone.id(), "decision", "DECLINED", "reason", "NOT_ME"))
                    .is(200);
        }
        try (BrowserSignIn next = page.show()) {
            assertFalse(phone.scan(next).signIn().browserKnown());
        }
    }

    @Test
    void shouldLetNobodyInWhenTheApplicationIsDisabledInBetween() {
        keyri.operator().changeApplication(shop.applicationId(), Map.of("state", "DISABLED"));
        Decisions.approve(claim, phone, Decisions.statement(claim, phone)).isProblem(401, "invalid-proof");
        keyri.operator().changeApplication(shop.applicationId(), Map.of("state", "ACTIVE"));
        Decisions.approve(claim, phone, Decisions.statement(claim, phone)).is(200);
    }

    @Test
    void shouldRefuseAChoiceThatIsNotSignedForThis() {
        KnownBrowserStatement early = known(claim, DIGEST);
        recognise(early).isProblem(409, "conflict");
        Challenge offer = phone.authenticator().approve(claim).knownBrowser();
        recognise(known(claim, DIGEST)).isProblem(403, "decision-refused");
        KnownBrowserStatement right = known(claim, offer.challenge());
        String path = "/api/v1/sign-ins/" + claim.signIn().signInId() + "/known-browser";
        phone.call("POST", path, claim.signIn().proofNonce())
                .json(Map.of(
                        "deviceId",
                        phone.id(),
                        "signed",
                        Map.of("jws", right.sign(SigningKey.generate().signer()))))
                .send()
                .isProblem(403, "decision-refused");
        recognise(right).is(204);
    }

    private Answer recognise(KnownBrowserStatement statement) {
        String path = "/api/v1/sign-ins/" + claim.signIn().signInId() + "/known-browser";
        return phone.call("POST", path, claim.signIn().proofNonce())
                .json(Map.of(
                        "deviceId", phone.id(),
                        "signed",
                                Map.of(
                                        "jws",
                                        statement.sign(
                                                phone.keys().approvalKey().signer()))))
                .send();
    }

    private KnownBrowserStatement known(Claim of, String challenge) {
        return new KnownBrowserStatement(
                phone.device().identity(),
                of.signIn().signInId(),
                of.signIn().browserKey().thumbprint(),
                challenge,
                Validity.from(Instant.now()));
    }

    private void refuse(Map<String, ?> body) {
        Decisions.send(claim, phone, body).isProblem(403, "decision-refused");
    }

    private static ApprovalStatement with(ApprovalStatement right, Parties parties) {
        return new ApprovalStatement(
                parties, right.browser(), right.signInId(), right.challenge(), null, null, right.validity());
    }

    private static ApprovalStatement with(ApprovalStatement right, RequestingBrowser browser) {
        return new ApprovalStatement(
                right.parties(), browser, right.signInId(), right.challenge(), null, null, right.validity());
    }

    private static ApprovalStatement with(ApprovalStatement right, Validity validity) {
        return new ApprovalStatement(
                right.parties(), right.browser(), right.signInId(), right.challenge(), null, null, validity);
    }
}
