package com.keyri.signin;

import com.keyri.device.SignedStatement;
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
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ProofService;
import com.keyri.protocol.ApprovalStatement;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.P256;
import com.keyri.protocol.Parties;
import com.keyri.protocol.RequestingBrowser;
import com.keyri.protocol.Thumbprint;
import com.keyri.protocol.Validity;
import com.keyri.risk.NetworkRiskAssessor;
import com.keyri.risk.PlaceGateway;
import com.keyri.risk.RiskAssessor;
import com.keyri.secret.KeyStoreGateway;
import com.keyri.signin.model.EndReason;
import com.keyri.signin.model.OpenedBy;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.store.KnownBrowserStore;
import com.keyri.signin.store.SignInStore;
import com.keyri.token.EndingService;
import com.keyri.token.IntrospectToken;
import com.keyri.token.IntrospectionService;
import com.keyri.token.TokenKeys;
import com.keyri.token.TokenService;
import com.keyri.wiring.OpenKeyStore;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * The real services over the real PostgreSQL for one shop, and the requests that browsers and phones make of them with
 * real proofs. A request throws what the service throws.
 */
final class SignInWorld {
    private static final String ORIGIN = "https://shop.example.com";

    final TestClock clock = new TestClock(Shop.NOW);
    private final TestDatabase database = TestDatabase.shared();
    final Wiring wiring = new Wiring(database, clock);
    final Shop shop = Shop.open(database);
    private final EcJwk encryptionKey = EcJwk.of(P256.generateKeyPair().getPublic());

    SignInWorld() {
        registerOrigin();
        wiring.callFrom(shop);
        wiring.replace(PlaceGateway.class, new Nowhere());
        wiring.replace(RiskAssessor.class, new NetworkRiskAssessor());
        wiring.replace(KeyStoreGateway.class, new OpenKeyStore());
        wiring.replace(EndingService.class, new OwnTransaction(wiring));
        // The first key signs from now on, and all worlds begin at this moment.
        wiring.run(() -> wiring.get(TokenKeys.class).signer());
    }

    Party.Phone phone(String name, String user) {
        Party party = new Party(name, clock);
        DeviceId device = DeviceId.at(clock.instant());
        RegisteredApprovalKey key = new RegisteredApprovalKey(
                new ApprovalKey(ApprovalKeyType.NATIVE, party.approvalKey(), null, null, 0, false, true),
                RegisteredApprovalKey.NO_MODEL,
                false);
        database.within(shop.organization(), entities -> {
            DeviceStore devices = TestDatabase.store(DeviceStore.class, entities);
            AccountOwner owner = owner(TestDatabase.store(UserStore.class, entities), user);
            return devices.add(new DeviceEntity(device, owner, name, party.key(), key, clock.instant()))
                    && devices.activate(device, clock.instant());
        });
        return new Party.Phone(party, user, device);
    }

    void know(String user, Party browser) {
        database.within(shop.organization(), entities -> {
            AccountOwner owner = owner(TestDatabase.store(UserStore.class, entities), user);
            TestDatabase.store(KnownBrowserStore.class, entities)
                    .know(
                            shop.organization(),
                            owner.user(),
                            browser.thumbprint(),
                            SignInId.at(clock.instant()),
                            clock.instant(),
                            clock.instant().plus(Duration.ofDays(1)));
            return owner;
        });
    }

    SignInId start(Party browser) {
        StartSignIn wish = new StartSignIn(
                browser.proof("/api/v1/sign-ins", null),
                ORIGIN,
                shop.application(),
                encryptionKey,
                "nonce-of-the-shop",
                null);
        return wiring.call(() -> wiring.get(SignInService.class).start(wish)).id();
    }

    String code(SignInId id, Instant moment) {
        return wiring.get(SignInCodes.class).current(id, moment).value();
    }

    /** @param prover whose key proves that the caller is {@code phone} */
    ClaimSignIn claimOf(Party.Phone phone, Party prover, SignInId id, String code) {
        return new ClaimSignIn(id, prover.proof(path(id, "/claim"), code), code, phone.device(), OpenedBy.SCANNER);
    }

    ClaimedSignIn claim(ClaimSignIn wish) {
        return wiring.call(() -> wiring.get(ClaimService.class).claim(wish));
    }

    EnteredNumber number(Party browser, SignInId id, String number) {
        String proof = browser.proof(path(id, "/number"), nonce(NoncePurpose.NUMBER, id));
        return wiring.call(() -> wiring.get(NumberService.class).enter(id, proof, number));
    }

    DecideSignIn approvalOf(Party.Phone phone, SignInId id, String challenge, Thumbprint browser) {
        ApprovalStatement statement = new ApprovalStatement(
                new Parties(
                        phone.device().toString(),
                        phone.user(),
                        shop.application().toString()),
                new RequestingBrowser(ORIGIN, browser, encryptionKey.thumbprint()),
                id.toString(),
                challenge,
                null,
                null,
                Validity.from(clock.instant()));
        SignedStatement signed = SignedStatement.byNativeKey(phone.party().sign(statement));
        return new DecideSignIn(id, decisionProof(phone, id, "/decision"), phone.device(), signed, null, null);
    }

    DecideSignIn declineOf(Party.Phone phone, SignInId id) {
        return new DecideSignIn(id, decisionProof(phone, id, "/decision"), phone.device(), null, null, null);
    }

    DecidedSignIn decide(DecideSignIn wish) {
        return wiring.call(() -> wiring.get(DecisionService.class).decide(wish));
    }

    void cancel(Party browser, SignInId id) {
        String proof = browser.proof(path(id, "/cancellation"), nonce(NoncePurpose.EVENTS, id));
        wiring.run(() -> wiring.get(SignInService.class).cancel(id, proof));
    }

    String redeemCode(SignInId id, Instant approvedAt) {
        return wiring.get(SignInCodes.class).redeemCode(id, approvedAt);
    }

    String redeemProof(Party browser, SignInId id) {
        return browser.proof("/api/v1/token", nonce(NoncePurpose.TOKEN, id));
    }

    String redeem(String code, String proof) {
        return wiring.call(() -> wiring.get(TokenService.class).redeem(code, proof))
                .idToken();
    }

    void disavow(Party.Phone phone, SignInId id) {
        String proof = decisionProof(phone, id, "/disavowal");
        wiring.run(() -> wiring.get(EndingService.class).disavow(id, phone.device(), proof));
    }

    void expire() {
        boolean more = true;
        while (more) {
            more = wiring.call(() -> wiring.get(SignInExpiryService.class).expire());
        }
    }

    boolean isActive(String token) {
        IntrospectToken question = new IntrospectToken(token, null, null, null);
        return wiring.call(() -> wiring.get(IntrospectionService.class).introspect(question))
                .isPresent();
    }

    SignIn find(SignInId id) {
        return database.within(
                        shop.organization(),
                        entities ->
                                TestDatabase.store(SignInStore.class, entities).find(id))
                .orElseThrow();
    }

    private AccountOwner owner(UserStore users, String user) {
        users.enrol(shop.newOwner(), user, user + " at the shop", clock.instant());
        return users.find(shop.application(), user).orElseThrow().owner();
    }

    private String decisionProof(Party.Phone phone, SignInId id, String step) {
        return phone.party().proof(path(id, step), nonce(NoncePurpose.DECISION, id));
    }

    private String nonce(NoncePurpose purpose, SignInId id) {
        return wiring.get(ProofService.class).freshNonce(purpose, id.toString());
    }

    private static String path(SignInId id, String step) {
        return "/api/v1/sign-ins/" + id + step;
    }

    private void registerOrigin() {
        try (Connection connection = database.owner().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into application_origin (application_id, organization_id, origin) values (?, ?, ?)")) {
            insert.setObject(1, shop.application().value());
            insert.setObject(2, shop.organization().value());
            insert.setString(3, ORIGIN);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Nowhere extends PlaceGateway {}

    /** Does what the container does for REQUIRES_NEW. */
    private static final class OwnTransaction extends EndingService {
        private final Wiring wiring;

        OwnTransaction(Wiring wiring) {
            this.wiring = wiring;
        }

        @Override
        public void endIfRedeemed(SignInId id, EndReason reason) {
            wiring.run(() -> super.endIfRedeemed(id, reason));
        }
    }
}
