package com.keyri.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.keyri.audit.model.Actor;
import com.keyri.device.model.AccountOwner;
import com.keyri.device.model.ApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.RegisteredApprovalKey;
import com.keyri.device.store.DeviceEntity;
import com.keyri.device.store.DeviceStore;
import com.keyri.device.store.UserStore;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.limit.LimitKind;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ProofService;
import com.keyri.protocol.DpopSigner;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.P256;
import com.keyri.request.CallContext;
import com.keyri.risk.NetworkRiskAssessor;
import com.keyri.risk.RiskAssessor;
import com.keyri.signin.model.NewSignIn;
import com.keyri.signin.model.OpenedBy;
import com.keyri.signin.model.RequestingBrowser;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.store.SignInStore;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a refused step costs and leaves behind: real services on a real PostgreSQL. */
class SignInRefusalTest {
    private static final String HOST = "https://keyri.localhost:8443";
    private static final String ORIGIN = "https://shop.example.com";
    private static final String REFUSED_HERE = "REFUSAL_PER_ADDRESS " + CallContext.NOWHERE;

    private final TestClock clock = new TestClock(Shop.NOW);
    private final TestDatabase database = TestDatabase.shared();
    private final Wiring wiring = new Wiring(database, clock);
    private final Shop shop = Shop.open(database);
    private final KeyPair browser = P256.generateKeyPair();
    private final KeyPair phone = P256.generateKeyPair();
    private final KeyPair stranger = P256.generateKeyPair();
    private final SignInId unknown = SignInId.at(Shop.NOW);
    private SignInId id;
    private DeviceId device;

    @BeforeEach
    void startASignInAndEnrolAPhone() {
        wiring.replace(RiskAssessor.class, new NetworkRiskAssessor());
        id = SignInId.at(Shop.NOW);
        device = DeviceId.at(Shop.NOW);
        database.within(shop.organization(), entities -> {
            TestDatabase.store(SignInStore.class, entities).add(newSignIn());
            UserStore users = TestDatabase.store(UserStore.class, entities);
            users.enrol(shop.newOwner(), "alice", "Alice at the shop", Shop.NOW);
            AccountOwner alice =
                    users.find(shop.application(), "alice").orElseThrow().owner();
            DeviceStore devices = TestDatabase.store(DeviceStore.class, entities);
            RegisteredApprovalKey approvalKey = new RegisteredApprovalKey(
                    new ApprovalKey(
                            ApprovalKeyType.NATIVE, publicKey(P256.generateKeyPair()), null, null, 0, false, true),
                    RegisteredApprovalKey.NO_MODEL,
                    false);
            return devices.add(new DeviceEntity(device, alice, "Pixel", publicKey(phone), approvalKey, Shop.NOW))
                    && devices.activate(device, Shop.NOW);
        });
    }

    @Test
    void shouldNotSpendADevicesClaimsOrNameItBeforeItsKeyHasMatched() {
        assertProblem(ProblemType.CLAIM_REFUSED, () -> claim(stranger, id, code()));

        assertEquals(
                List.of("CLAIM_PER_ADDRESS " + CallContext.NOWHERE, REFUSED_HERE),
                wiring.limits().drain());
        assertLast("sign-in.claimed!DEVICE", Actor.anonymous());
        assertEquals(
                Map.of("claimedDevice", device.toString()),
                wiring.audit().lastEvent().context());
        assertProblem(ProblemType.CLAIM_REFUSED, () -> claim(phone, id, "A".repeat(22)));
        assertLast("sign-in.claimed!CODE", Actor.anonymous());
        assertProblem(ProblemType.CLAIM_REFUSED, () -> claim(phone, unknown, code()));
        assertLast("sign-in.claimed!UNKNOWN", Actor.anonymous());
    }

    @Test
    void shouldSpendTheDevicesClaimsAndNameItOnceItsKeyHasMatched() {
        database.within(
                shop.organization(),
                entities -> TestDatabase.store(SignInStore.class, entities)
                        .cancel(id, publicKey(browser).thumbprint(), Shop.NOW));

        assertProblem(ProblemType.CLAIM_REFUSED, () -> claim(phone, id, code()));

        assertEquals(
                List.of("CLAIM_PER_ADDRESS " + CallContext.NOWHERE, "CLAIM_PER_DEVICE " + device, REFUSED_HERE),
                wiring.limits().drain());
        assertLast("sign-in.claimed!NOT_PENDING", Actor.device(device));
    }

    @Test
    void shouldRecordWhoeverTypesANumberForAnothersSignIn() {
        assertProblem(ProblemType.INVALID_PROOF, () -> number(stranger, id));
        assertEquals(List.of(REFUSED_HERE), wiring.limits().drain());
        assertLast("sign-in.number-entered!OTHER_KEY", Actor.browser(thumbprint(stranger)));
        assertEquals(shop.organization(), wiring.audit().lastEvent().organization());

        assertProblem(ProblemType.INVALID_PROOF, () -> number(stranger, unknown));

        assertEquals(List.of(REFUSED_HERE), wiring.limits().drain());
        assertLast("sign-in.number-entered!UNKNOWN", Actor.browser(thumbprint(stranger)));
    }

    @Test
    void shouldRecordWhoeverFollowsAnothersSignIn() {
        assertEquals(Follower.BROWSER, follow(browser, id, ORIGIN).follower());
        assertEquals(List.of(), wiring.audit().actions());

        assertProblem(ProblemType.INVALID_PROOF, () -> follow(stranger, id, ORIGIN));
        assertLast("sign-in.followed!OTHER_KEY_OR_ORIGIN", Actor.anonymous());
        assertProblem(ProblemType.INVALID_PROOF, () -> follow(browser, id, "https://evil.example.com"));
        assertLast("sign-in.followed!OTHER_KEY_OR_ORIGIN", Actor.anonymous());
        assertProblem(ProblemType.INVALID_PROOF, () -> follow(stranger, unknown, ORIGIN));
        assertLast("sign-in.followed!UNKNOWN", Actor.anonymous());
        assertEquals(
                List.of(REFUSED_HERE, REFUSED_HERE, REFUSED_HERE),
                wiring.limits().drain());
    }

    @Test
    void shouldRecordWhoeverDecidesForAnothersDevice() {
        assertProblem(ProblemType.INVALID_PROOF, () -> decide(stranger, id));
        assertLast("sign-in.decision!DEVICE", Actor.anonymous());
        assertProblem(ProblemType.INVALID_PROOF, () -> decide(phone, id));
        assertLast("sign-in.decision!NOT_ITS_CLAIM", Actor.device(device));
        assertProblem(ProblemType.INVALID_PROOF, () -> decide(phone, unknown));
        assertLast("sign-in.decision!UNKNOWN", Actor.anonymous());
        assertEquals(
                List.of(REFUSED_HERE, REFUSED_HERE, REFUSED_HERE),
                wiring.limits().drain());
    }

    @Test
    void shouldTellUnknownSignInsFromOthersByNothing() {
        for (SignInId any : List.of(id, unknown)) {
            String path = path(any, "/number");
            String proof = DpopSigner.of(stranger).proof("POST", HOST + path, clock.instant(), "made-up");
            assertProblem(
                    ProblemType.USE_DPOP_NONCE,
                    () -> wiring.run(() -> wiring.get(NumberService.class).enter(any, proof, "000000")));
        }
        assertEquals(
                List.of("NONCE_PER_ADDRESS " + CallContext.NOWHERE, "NONCE_PER_ADDRESS " + CallContext.NOWHERE),
                wiring.limits().drain());
    }

    @Test
    void shouldNeitherLookUpNorRecordAnythingForAnAddressThatHasUsedUpItsRefusals() {
        wiring.limits().useUp(LimitKind.REFUSAL_PER_ADDRESS);

        assertProblem(ProblemType.TOO_MANY_REQUESTS, () -> number(stranger, id));
        assertProblem(ProblemType.TOO_MANY_REQUESTS, () -> claim(stranger, id, code()));
        assertProblem(ProblemType.TOO_MANY_REQUESTS, () -> follow(stranger, id, ORIGIN));
        assertProblem(ProblemType.TOO_MANY_REQUESTS, () -> decide(stranger, id));

        assertEquals(List.of(), wiring.audit().actions());
    }

    private ClaimedSignIn claim(KeyPair keys, SignInId signIn, String code) {
        ClaimSignIn wish = new ClaimSignIn(signIn, proof(keys, signIn, "/claim", code), code, device, OpenedBy.SCANNER);
        return wiring.call(() -> wiring.get(ClaimService.class).claim(wish));
    }

    private void number(KeyPair keys, SignInId signIn) {
        String proof = proof(keys, signIn, "/number", nonce(NoncePurpose.NUMBER, signIn));
        wiring.run(() -> wiring.get(NumberService.class).enter(signIn, proof, "000000"));
    }

    private void decide(KeyPair keys, SignInId signIn) {
        String proof = proof(keys, signIn, "/decision", nonce(NoncePurpose.DECISION, signIn));
        wiring.run(() -> wiring.get(DecidingDevices.class).find(signIn, device, proof, "/decision"));
    }

    private Following follow(KeyPair keys, SignInId signIn, String origin) {
        String proof = DpopSigner.of(keys)
                .proof("GET", HOST + path(signIn, "/events"), clock.instant(), nonce(NoncePurpose.EVENTS, signIn));
        return wiring.call(() -> wiring.get(FollowService.class).follow(signIn, proof, origin));
    }

    private String proof(KeyPair keys, SignInId signIn, String step, @Nullable String nonce) {
        return DpopSigner.of(keys).proof("POST", HOST + path(signIn, step), clock.instant(), nonce);
    }

    private String nonce(NoncePurpose purpose, SignInId signIn) {
        return wiring.get(ProofService.class).freshNonce(purpose, signIn.toString());
    }

    private String code() {
        return wiring.get(SignInCodes.class).current(id, clock.instant()).value();
    }

    private NewSignIn newSignIn() {
        return new NewSignIn(
                id,
                shop.application(),
                shop.organization(),
                ORIGIN,
                "nonce-of-the-shop",
                publicKey(browser),
                publicKey(P256.generateKeyPair()),
                new RequestingBrowser("192.0.2.1", "Firefox 140", "Linux", "unknown"),
                null,
                Shop.NOW,
                Shop.NOW.plusSeconds(180));
    }

    private void assertLast(String event, Actor actor) {
        assertEquals(event, wiring.audit().last());
        assertEquals(actor, wiring.audit().lastEvent().actor());
    }

    private static void assertProblem(ProblemType type, Runnable call) {
        assertEquals(type, assertThrows(DomainException.class, call::run).type());
    }

    private static String path(SignInId signIn, String step) {
        return "/api/v1/sign-ins/" + signIn + step;
    }

    private static EcJwk publicKey(KeyPair keys) {
        return EcJwk.of(keys.getPublic());
    }

    private static String thumbprint(KeyPair keys) {
        return publicKey(keys).thumbprint().value();
    }
}
