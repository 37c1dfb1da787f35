package com.keyri.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.client.FakeHttp.Received;
import com.keyri.client.FakeHttp.Sent;
import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.Authentication;
import com.keyri.protocol.DpopExpectation;
import com.keyri.protocol.DpopProof;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.Es256Signer;
import com.keyri.protocol.IdTokenClaims;
import com.keyri.protocol.Issuance;
import com.keyri.protocol.JwkSet;
import com.keyri.protocol.KeyriClaims;
import com.keyri.protocol.KnownBrowserStatement;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.P256;
import com.keyri.protocol.Parties;
import com.keyri.protocol.PayloadRejectedException;
import com.keyri.protocol.SealedPayload;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.Statement;
import com.keyri.protocol.Thumbprint;
import com.keyri.protocol.TokenRejectedException;
import com.keyri.protocol.TransactionText;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Page and phone against a server that checks proofs and statements as the protocol says. */
class CeremonyTest {
    private final Instant now = Clock.systemUTC().instant();
    private static final String SIGN_IN = "si_1";
    private static final String STEP = "/api/v1/sign-ins/si_1";
    private static final String ORIGIN = "https://shop.example";
    private static final Parties IDENTITY = new Parties("dev_1", "user-1", "app_1");
    private static final String CHALLENGE = SecretToken.random256().reveal();
    private static final String CODE = SecretToken.random128().reveal();
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final DeviceKeys deviceKeys = DeviceKeys.generate();
    private final SigningKey continuityKey = SigningKey.generate();
    private final KeyPair tokenKeys = P256.generateKeyPair();

    private FakeHttp http;
    private Installation installation;
    private DeviceAuthenticator phone;
    private String transaction = "";

    /** The keys that the server names to the phone; a test may swap them. */
    private EcJwk browserKey = continuityKey.publicKey();

    private EcJwk encryptionKey;

    @BeforeEach
    void start() throws Exception {
        http = new FakeHttp();
        installation = http.installation(now);
        phone = new DeviceAuthenticator(installation, IDENTITY, deviceKeys);
        http.on("POST /api/v1/sign-ins", this::started);
        http.on("POST " + STEP + "/claim", this::claimed);
    }

    @AfterEach
    void stop() {
        http.close();
    }

    private static JsonNode json(Received request) {
        return MAPPER.readTree(request.body());
    }

    /** Verifies the proof that came with a request, as the server would. */
    private DpopProof proof(Received request) {
        DpopExpectation expected = DpopExpectation.of(request.method(), http.url() + request.path(), now);
        return DpopProof.verify(request.header("dpop"), expected);
    }

    private Sent started(Received request) {
        assertEquals(continuityKey.thumbprint(), proof(request).thumbprint());
        assertEquals(ORIGIN, request.header("origin"));
        encryptionKey = EcJwk.parse(json(request).get("encryptionKey").toString());
        return Sent.json("{\"signInId\":\"si_1\",\"expiresAt\":\"2027-01-15T08:03:00Z\",\"eventsUrl\":\"wss://x/y\","
                + "\"authenticatorUrl\":\"https://auth.example/a\",\"proofNonce\":\"n-start\","
                + "\"code\":{\"value\":\"" + CODE + "\",\"expiresAt\":\"2027-01-15T08:00:30Z\"}}");
    }

    private Sent claimed(Received request) {
        DpopProof proof = proof(request);
        assertEquals(deviceKeys.deviceKey().thumbprint(), proof.thumbprint());
        assertEquals(CODE, proof.nonce());
        assertEquals("SCANNER", json(request).get("openedBy").asString());
        return Sent.json("{\"signInId\":\"si_1\",\"userId\":\"user-1\",\"account\":\"Ada\","
                + "\"application\":{\"id\":\"app_1\",\"name\":\"Shop\"},\"organization\":{\"name\":\"Shop Ltd\"},"
                + "\"origin\":\"" + ORIGIN + "\",\"browser\":{\"name\":\"Firefox\",\"operatingSystem\":\"Linux\","
                + "\"place\":\"unknown\"},\"browserKnown\":false,"
                + "\"risk\":{\"verdict\":\"NEWER\",\"reasons\":[\"UNKNOWN_BROWSER\"]},"
                + "\"browserKey\":" + browserKey.toJson() + ",\"encryptionKey\":" + encryptionKey.toJson()
                + ",\"challenge\":\"" + CHALLENGE + "\",\"numberRequired\":false,"
                + "\"approvalKey\":{\"type\":\"NATIVE\"}," + transaction
                + "\"startedAt\":\"2027-01-15T08:00:00Z\",\"expiresAt\":\"2027-01-15T08:03:00Z\","
                + "\"proofNonce\":\"n-decision\"}");
    }

    private BrowserSignIn page() {
        return BrowserSignIn.start(
                installation, new SignInRequest(ORIGIN, "app_1", "nonce-of-cookie-1", null), continuityKey);
    }

    private Received last() {
        return http.received().stream().reduce((first, second) -> second).orElseThrow();
    }

    private ApprovalStatement approved(Received decision) {
        String jws = json(decision).get("signed").get("jws").asString();
        EcJwk key = deviceKeys.approvalKey().publicKey();
        return ApprovalStatement.parse(Statement.verifiedText(jws, ApprovalStatement.TYPE, key.key()));
    }

    @Test
    void shouldSignExactlyWhatTheServerToldAndTheDeviceIs() {
        http.on("POST " + STEP + "/decision", request -> Sent.json("{\"state\":\"APPROVED\"}"));
        Claim claim = phone.claim(page().qrLink(), OpenedBy.SCANNER);
        assertEquals(Risk.Verdict.WARN, claim.signIn().risk().verdict());
        assertEquals(SignInState.APPROVED, phone.approve(claim).state());

        ApprovalStatement statement = approved(last());
        assertEquals("n-decision", proof(last()).nonce());
        assertEquals(IDENTITY, statement.parties());
        assertEquals(ORIGIN, statement.browser().origin());
        assertEquals(continuityKey.thumbprint(), statement.browser().continuityKey());
        assertEquals(encryptionKey.thumbprint(), statement.browser().encryptionKey());
        assertEquals(SIGN_IN, statement.signInId());
        assertEquals(CHALLENGE, statement.challenge());
        assertTrue(statement.validity().covers(now));
        assertEquals(null, statement.transactionHash());
        assertEquals(null, statement.payloadHash());
    }

    @Test
    void shouldSignTheTransactionThatWasShown() {
        transaction = "\"transaction\":{\"transactionId\":\"txn_1\",\"text\":\"Pay 5 €\"},";
        http.on("POST " + STEP + "/decision", request -> Sent.json("{\"state\":\"APPROVED\"}"));
        Claim claim = phone.claim(page().qrLink(), OpenedBy.SCANNER);
        phone.approve(claim);
        assertEquals(new TransactionText("Pay 5 €").hash(), approved(last()).transactionHash());
    }

    @Test
    void shouldNotSignATextThatCouldBeShownOtherwise() {
        transaction = "\"transaction\":{\"transactionId\":\"txn_1\",\"text\":\"Pay 5 \\u202e€\"},";
        Claim claim = phone.claim(page().qrLink(), OpenedBy.SCANNER);
        int before = http.received().size();
        assertThrows(MalformedException.class, () -> phone.approve(claim));
        assertEquals(before, http.received().size());
    }

    @Test
    void shouldDeclineByItselfWhenAKeyWasSwapped() {
        http.on("POST " + STEP + "/decision", request -> Sent.json("{\"state\":\"DECLINED\"}"));
        BrowserSignIn page = page();
        browserKey = SigningKey.generate().publicKey();
        assertThrows(BindingMismatchException.class, () -> phone.claim(page.qrLink(), OpenedBy.SCANNER));
        assertEquals("DECLINED", json(last()).get("decision").asString());
        assertEquals("BINDING_MISMATCH", json(last()).get("reason").asString());
        assertFalse(json(last()).has("signed"));

        browserKey = continuityKey.publicKey();
        encryptionKey = SigningKey.generate().publicKey();
        assertThrows(BindingMismatchException.class, () -> phone.claim(page.qrLink(), OpenedBy.SCANNER));
    }

    @Test
    void shouldRaiseTheAlarmWhenTheDeclineDoesNotArriveEither() {
        BrowserSignIn page = page();
        browserKey = SigningKey.generate().publicKey();
        http.on("POST " + STEP + "/decision", request -> Sent.problem(429, "too-many-requests"));

        BindingMismatchException alarm =
                assertThrows(BindingMismatchException.class, () -> phone.claim(page.qrLink(), OpenedBy.SCANNER));
        assertFalse(alarm.isDeclined());
        assertTrue(alarm.getCause() instanceof ProblemException);

        http.on("POST " + STEP + "/decision", request -> Sent.json("{\"state\":\"DECLINED\"}"));
        assertTrue(assertThrows(BindingMismatchException.class, () -> phone.claim(page.qrLink(), OpenedBy.SCANNER))
                .isDeclined());
    }

    @Test
    void shouldRefuseATokenOfAnotherSignInThanThePages() {
        IdTokenClaims good = claims("user-1");
        Thumbprint foreign = SigningKey.generate().thumbprint();
        List<IdTokenClaims> bad = List.of(
                claims("app_2", SIGN_IN, good.nonce(), good.continuityKey()),
                claims("app_1", "si_2", good.nonce(), good.continuityKey()),
                claims("app_1", SIGN_IN, "nonce-of-cookie-2", good.continuityKey()),
                claims("app_1", SIGN_IN, good.nonce(), foreign));
        EventFrame approved = new EventFrame(EventType.APPROVED, null, "n-redeem", "r".repeat(43), null, null, null);
        BrowserSignIn page = page();
        for (IdTokenClaims claims : bad) {
            http.on("POST /api/v1/token", request -> token(claims));
            assertThrows(ConnectionException.class, () -> page.redeem(approved), claims.toString());
        }
        http.on("POST /api/v1/token", request -> token(request, "user-1"));
        assertEquals(
                idToken("user-1").split("\\.", -1)[1],
                page.redeem(approved).idToken().split("\\.", -1)[1]);
    }

    @Test
    void shouldDeclineByItselfWhenTheAnswerIsForAnotherAccount() {
        http.on("POST " + STEP + "/decision", request -> Sent.json("{\"state\":\"DECLINED\"}"));
        BrowserSignIn page = page();
        Parties other = new Parties("dev_1", "user-2", "app_1");
        DeviceAuthenticator stranger = new DeviceAuthenticator(installation, other, deviceKeys);
        assertThrows(BindingMismatchException.class, () -> stranger.claim(page.qrLink(), OpenedBy.SCANNER));
    }

    @Test
    void shouldDeliverAPayloadThatOnlyThePageCanRead() {
        http.on("POST " + STEP + "/decision", request -> Sent.json("{\"state\":\"APPROVED\"}"));
        http.on("POST /api/v1/token", request -> token(request, "user-1"));
        BrowserSignIn page = page();
        phone.approve(phone.claim(page.qrLink(), OpenedBy.SCANNER), "{\"session\":\"s3cret\"}");
        String payload = json(last()).get("payload").asString();
        assertFalse(last().body().contains("s3cret"));
        assertEquals(SealedPayload.hash(payload), approved(last()).payloadHash());

        SignedIn result = page.redeem(approval(payload));
        assertEquals("{\"session\":\"s3cret\"}", result.payload().orElseThrow().dataJson());
        assertEquals("n-redeem", proof(last()).nonce());
        assertTrue(last().body().contains("grant_type=urn%3Akeyri%3Aparams%3Aoauth%3Agrant-type%3Asign-in"));

        // Another page, even of the same browser, has another encryption key and another QR.
        BrowserSignIn other = page();
        assertThrows(PayloadRejectedException.class, () -> other.redeem(approval(payload)));
    }

    @Test
    void shouldRefuseAPayloadOfAnotherUserThanTheTokens() {
        http.on("POST " + STEP + "/decision", request -> Sent.json("{\"state\":\"APPROVED\"}"));
        http.on("POST /api/v1/token", request -> token(request, "user-2"));
        BrowserSignIn page = page();
        phone.approve(phone.claim(page.qrLink(), OpenedBy.SCANNER), "1");
        String payload = json(last()).get("payload").asString();
        assertThrows(ConnectionException.class, () -> page.redeem(approval(payload)));
    }

    private static EventFrame approval(String payload) {
        return new EventFrame(EventType.APPROVED, null, "n-redeem", "r".repeat(43), null, payload, null);
    }

    private IdTokenClaims claims(String user) {
        return claims(user, "app_1", SIGN_IN, "nonce-of-cookie-1", continuityKey.thumbprint());
    }

    private IdTokenClaims claims(String application, String signIn, String nonce, Thumbprint key) {
        return claims("user-1", application, signIn, nonce, key);
    }

    private IdTokenClaims claims(String user, String application, String signIn, String nonce, Thumbprint key) {
        Authentication authentication = new Authentication(now, List.of("pop", "mfa"), "urn:keyri:acr:unknown-browser");
        return new IdTokenClaims(
                new Issuance(http.url(), application, now, now.plusSeconds(300)),
                user,
                signIn,
                nonce,
                authentication,
                key,
                null,
                new KeyriClaims("warn", "dev_1", false, null));
    }

    private String idToken(String user) {
        return signed(claims(user));
    }

    private String signed(IdTokenClaims claims) {
        return claims.sign("k1", Es256Signer.of(tokenKeys.getPrivate()));
    }

    private Sent token(Received request, String user) {
        assertEquals(continuityKey.thumbprint(), proof(request).thumbprint());
        return token(claims(user));
    }

    private Sent token(IdTokenClaims claims) {
        return Sent.json("{\"id_token\":\"" + signed(claims) + "\",\"token_type\":\"DPoP\",\"expires_in\":300}");
    }

    @Test
    void shouldLetTheApplicationsServerVerifyTokenAndProofFromThePublishedKeys() {
        JwkSet keys = new JwkSet(Map.of("k1", EcJwk.of(tokenKeys.getPublic())));
        http.on("GET /.well-known/jwks.json", request -> Sent.json(keys.toJson()));
        KeyriServer server = new KeyriServer(installation, "keyri_sk_x");
        String token = idToken("user-1");
        IdTokenClaims claims = server.idTokenVerifier("app_1").verify(token, "nonce-of-cookie-1");
        assertEquals(claims("user-1"), claims);

        String uri = "https://shop.example/session";
        String proof = page().proofFor("POST", uri, token);
        DpopExpectation expected = DpopExpectation.of("POST", uri, now).withAccessToken(token);
        Thumbprint prover = DpopProof.verify(proof, expected).thumbprint();
        assertTrue(prover.matches(claims.continuityKey()));
    }

    @Test
    void shouldNotAskForKeysAgainForEachForgedKeyId() {
        http.on("GET /.well-known/jwks.json", request -> Sent.json("{\"keys\":[]}"));
        KeyriServer server = new KeyriServer(installation, "keyri_sk_x");
        for (int i = 0; i < 5; i++) {
            String token = claims("user-1").sign("k" + i, Es256Signer.of(tokenKeys.getPrivate()));
            assertThrows(
                    TokenRejectedException.class,
                    () -> server.idTokenVerifier("app_1").verify(token, "nonce-of-cookie-1"));
        }
        assertEquals(1, http.received().size());
    }

    @Test
    void shouldReadAnActiveIntrospectionAndNothingElse() {
        KeyriServer server = new KeyriServer(installation, "keyri_sk_x");
        String active = claims("user-1").toJson().replaceFirst("\\{", "{\"active\":true,\"token_type\":\"DPoP\",");
        http.on("POST /api/v1/tokens/introspect", request -> Sent.json(active));
        PageProof proof = new PageProof("a.b.c", "POST", "https://shop.example/x?y");
        assertEquals("user-1", server.introspect("t", proof).orElseThrow().subject());
        assertEquals("token=t&proof=a.b.c&method=POST&uri=https%3A%2F%2Fshop.example%2Fx%3Fy", last().body());
        http.on("POST /api/v1/tokens/introspect", request -> Sent.json("{\"active\":false}"));
        assertTrue(server.introspect("t", null).isEmpty());
    }

    @Test
    void shouldRecogniseTheBrowserAsAChoiceOfItsOwn() {
        String challenge = SecretToken.random256().reveal();
        http.on(
                "POST " + STEP + "/decision",
                request ->
                        Sent.json("{\"state\":\"APPROVED\",\"knownBrowser\":{\"challenge\":\"" + challenge + "\"}}"));
        http.on("POST " + STEP + "/known-browser", request -> new Sent(204, "", Map.of()));
        Claim claim = phone.claim(page().qrLink(), OpenedBy.SCANNER);
        Challenge offer = phone.approve(claim).knownBrowser();
        phone.recogniseBrowser(claim, offer);
        String jws = json(last()).get("signed").get("jws").asString();
        KnownBrowserStatement statement = KnownBrowserStatement.parse(Statement.verifiedText(
                jws,
                KnownBrowserStatement.TYPE,
                deviceKeys.approvalKey().publicKey().key()));
        assertEquals(challenge, statement.challenge());
        assertEquals(continuityKey.thumbprint(), statement.continuityKey());
        assertEquals("n-decision", proof(last()).nonce());
    }

    @Test
    void shouldDeclineWithoutASignature() {
        http.on("POST " + STEP + "/decision", request -> Sent.json("{\"state\":\"DECLINED\"}"));
        Claim claim = phone.claim(page().qrLink(), OpenedBy.SCANNER);
        assertEquals(
                SignInState.DECLINED, phone.decline(claim, DeclineReason.NOT_ME).state());
        assertEquals("{\"", last().body().substring(0, 2));
        assertFalse(json(last()).has("signed"));
        assertEquals("NOT_ME", json(last()).get("reason").asString());
    }
}
