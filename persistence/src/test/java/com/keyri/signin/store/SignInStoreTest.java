package com.keyri.signin.store;

import static com.keyri.fixture.Shop.NOW;
import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.device.model.AccountOwner;
import com.keyri.device.model.ApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.RegisteredApprovalKey;
import com.keyri.device.store.DeviceEntity;
import com.keyri.device.store.DeviceStore;
import com.keyri.device.store.UserStore;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.P256;
import com.keyri.risk.model.RiskReason;
import com.keyri.risk.model.RiskVerdict;
import com.keyri.signin.model.DeclineReason;
import com.keyri.signin.model.EndReason;
import com.keyri.signin.model.EnteredSignIn;
import com.keyri.signin.model.NewClaim;
import com.keyri.signin.model.NewSignIn;
import com.keyri.signin.model.OpenedBy;
import com.keyri.signin.model.PastSignIn;
import com.keyri.signin.model.RequestingBrowser;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.model.SignInId;
import com.keyri.signin.model.SignInState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInStoreTest {
    private static final Instant END = NOW.plusSeconds(180);
    private static final String NUMBER = "mac-of-the-number";

    private final TestDatabase database = TestDatabase.shared();
    private final EcJwk browser = newKey();
    private final SignInId id = SignInId.at(NOW);
    private Shop shop;
    private AccountOwner alice;
    private DeviceId phone;

    @BeforeEach
    void startSignInOfAlice() {
        shop = Shop.open(database);
        alice = database.within(shop.organization(), entities -> {
            UserStore users = store(UserStore.class, entities);
            users.enrol(shop.newOwner(), "alice", "Alice at the shop", NOW);
            return users.find(shop.application(), "alice").orElseThrow().owner();
        });
        phone = addPhone();
        within(store -> {
            store.add(newSignIn());
            return null;
        });
    }

    @Test
    void shouldReadWhatWasStarted() {
        SignIn read = find();
        assertEquals(SignInState.PENDING, read.state());
        assertEquals(browser, read.browserKey());
        assertEquals(new RequestingBrowser("192.0.2.1", "Firefox 140", "Linux", "unknown"), read.browser());
        assertEquals(END, read.expiresAt());
        assertNull(read.claim());
        assertTrue(read.belongsTo(browser.thumbprint()));
        assertFalse(read.belongsTo(newKey().thumbprint()));
    }

    @Test
    void shouldLetExactlyOneOfFiftyClaimsWin() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Boolean>> claims = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                claims.add(() -> within(store -> store.claim(id, newClaim(null))));
            }
            int won = 0;
            for (Future<Boolean> claim : callers.invokeAll(claims)) {
                won += claim.get() ? 1 : 0;
            }
            assertEquals(1, won);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void shouldWalkFromClaimToRedemptionAndNeverBack() {
        assertTrue(changes(store -> store.claim(id, newClaim(null))));
        SignIn.Claim claim = find().claim();
        assertNotNull(claim);
        assertEquals(phone, claim.device());
        assertEquals("UNKNOWN_BROWSER DIFFERENT_NETWORK", claim.reasons());
        assertTrue(changes(store -> store.approve(id, phone, "evidence", "payload", NOW, NOW.plusSeconds(60))));
        assertEquals("payload", find().payload());
        assertFalse(changes(store -> store.decline(id, phone, DeclineReason.NOT_ME, NOW)));
        assertFalse(changes(store -> store.cancel(id, browser.thumbprint(), NOW)));
        assertFalse(changes(store -> store.redeem(id, newKey().thumbprint(), NOW)));
        assertTrue(changes(store -> store.redeem(id, browser.thumbprint(), NOW)));
        assertFalse(changes(store -> store.redeem(id, browser.thumbprint(), NOW)));
        assertEquals(SignInState.REDEEMED, find().state());
        assertNull(find().payload());
    }

    @Test
    void shouldWaitForTheNumberAndDeclineAtTheThirdWrongOne() {
        within(store -> store.claim(id, newClaim(NUMBER)));
        assertFalse(changes(store -> store.approve(id, phone, "evidence", null, NOW, END)));
        assertFalse(changes(store -> store.confirmNumber(id, "another", NOW)));
        assertEquals(OptionalInt.of(1), within(store -> store.countWrongNumber(id, 3, NOW)));
        assertEquals(OptionalInt.of(2), within(store -> store.countWrongNumber(id, 3, NOW)));
        assertEquals(SignInState.CLAIMED, find().state());
        assertEquals(OptionalInt.of(3), within(store -> store.countWrongNumber(id, 3, NOW)));
        assertEquals(SignInState.DECLINED, find().state());
        assertFalse(changes(store -> store.confirmNumber(id, NUMBER, NOW)));
        assertEquals(OptionalInt.empty(), within(store -> store.countWrongNumber(id, 3, NOW)));
    }

    @Test
    void shouldApproveWhenTheNumberWasRight() {
        within(store -> store.claim(id, newClaim(NUMBER)));
        assertTrue(changes(store -> store.confirmNumber(id, NUMBER, NOW)));
        assertTrue(changes(store -> store.approve(id, phone, "evidence", null, NOW, END)));
    }

    @Test
    void shouldSayWhatHasHappenedSinceWithoutAnOrganization() {
        assertEquals(Map.of(), newsSince("STARTED"));
        within(store -> store.claim(id, newClaim(NUMBER)));
        assertEquals(Map.of(id, "NUMBER_WANTED"), newsSince("STARTED"));
        assertEquals(Map.of(), newsSince("NUMBER_WANTED"));
        within(store -> store.confirmNumber(id, NUMBER, NOW));
        assertEquals(Map.of(id, "NUMBER_CONFIRMED"), newsSince("NUMBER_WANTED"));
        within(store -> store.approve(id, phone, "evidence", null, NOW, END));
        assertEquals(Map.of(id, "APPROVED"), newsSince("NUMBER_WANTED"));
        within(store -> store.redeem(id, browser.thumbprint(), NOW));
        assertEquals(Map.of(id, "REDEEMED"), newsSince("APPROVED"));
    }

    private Map<SignInId, String> newsSince(String known) {
        SignInId unknown = SignInId.at(NOW);
        return database.transact(
                entities -> store(SignInNewsStore.class, entities).changed(Map.of(id, known, unknown, "STARTED")));
    }

    @Test
    void shouldRefuseEveryStepWhenTheTimeIsOver() {
        NewClaim late = new NewClaim(
                phone, alice.user(), END, "hash", OpenedBy.SCANNER, true, RiskVerdict.ALLOW, List.of(), "{}", null);
        assertFalse(changes(store -> store.claim(id, late)));
        within(store -> store.claim(id, newClaim(null)));
        assertFalse(changes(store -> store.approve(id, phone, "evidence", null, END, END.plusSeconds(60))));
        assertFalse(changes(store -> store.cancel(id, browser.thumbprint(), END)));
    }

    @Test
    void shouldDeclineAtOnceWhenTheVerdictIsDeny() {
        assertTrue(changes(store -> store.denyClaim(id, newClaim(null))));
        assertEquals(SignInState.DECLINED, find().state());
        assertNotNull(find().decidedAt());
    }

    @Test
    void shouldRefuseAnotherDevicesDecision() {
        within(store -> store.claim(id, newClaim(null)));
        DeviceId other = addPhone();
        assertFalse(changes(store -> store.approve(id, other, "evidence", null, NOW, END)));
        assertFalse(changes(store -> store.decline(id, other, DeclineReason.NOT_ME, NOW)));
        assertTrue(changes(store -> store.decline(id, phone, DeclineReason.NOT_ME, NOW)));
    }

    @Test
    void shouldWithdrawWhatIsClaimedSoThatNobodyApprovesIt() {
        assertFalse(changes(store -> store.withdraw(id, EndReason.DISAVOWED, NOW)));
        within(store -> store.claim(id, newClaim(null)));
        assertEquals(List.of(id), endableOfAlice());
        assertTrue(changes(store -> store.withdraw(id, EndReason.DISAVOWED, END)));
        assertEquals(SignInState.DECLINED, find().state());
        assertFalse(changes(store -> store.approve(id, phone, "evidence", null, NOW, END)));
        assertEquals(List.of(), endableOfAlice());
    }

    @Test
    void shouldNotWithdrawWhatIsApproved() {
        within(store -> store.claim(id, newClaim(null)));
        within(store -> store.approve(id, phone, "evidence", null, NOW, END));
        assertFalse(changes(store -> store.withdraw(id, EndReason.DISAVOWED, NOW)));
        assertEquals(SignInState.APPROVED, find().state());
        assertEquals(List.of(id), endableOfAlice());
    }

    @Test
    void shouldEndWhatWasRedeemedOnce() {
        assertFalse(changes(store -> store.end(id, EndReason.DISAVOWED, NOW)));
        redeem();
        assertTrue(changes(store -> store.end(id, EndReason.DISAVOWED, NOW)));
        assertFalse(changes(store -> store.end(id, EndReason.DEVICE_REVOKED, NOW)));
        assertEquals(NOW, find().endedAt());
    }

    @Test
    void shouldExpireWhatTimeHasEndedInAllOrganizations() {
        List<SignInId> early = expire(END.minusMillis(1));
        List<SignInId> due = expire(END);
        assertFalse(early.contains(id));
        assertTrue(due.contains(id));
        assertEquals(SignInState.EXPIRED, find().state());
    }

    @Test
    void shouldTellTheNewestFirstAndWhatCanStillBeEnded() {
        redeem();
        List<PastSignIn> past = database.within(
                shop.organization(),
                entities -> store(SignInHistoryStore.class, entities)
                        .recent(alice.user(), NOW.minus(Duration.ofDays(1)), 50));
        assertEquals(1, past.size());
        assertEquals("Pixel", past.get(0).deviceName());
        assertFalse(past.get(0).ended());
        assertEquals(List.of(id), endable());
        within(store -> store.end(id, EndReason.DEVICE_REVOKED, NOW));
        assertEquals(List.of(), endable());
    }

    @Test
    void shouldHideASignInWhenAnotherOrganizationAsks() {
        Shop other = Shop.open(database);
        assertTrue(database.within(
                        other.organization(),
                        entities -> store(SignInStore.class, entities).find(id))
                .isEmpty());
        boolean claimed = database.within(
                other.organization(),
                entities -> store(SignInStore.class, entities).claim(id, newClaim(null)));
        assertFalse(claimed);
    }

    @Test
    void shouldEnterWithTheDeviceThatIsNamedOrElseTheOneThatClaimed() {
        assertNull(entered(id, null).found(), "nobody has claimed it");
        ClaimingDevice named = entered(id, phone).found();
        assertNotNull(named);
        assertEquals(
                named,
                database.within(
                        shop.organization(),
                        entities -> store(DeviceStore.class, entities)
                                .findClaiming(phone)
                                .orElseThrow()));
        within(store -> store.claim(id, newClaim(null)));
        EnteredSignIn claimed = entered(id, null);
        assertEquals(find(), claimed.signIn());
        assertEquals(named, claimed.found());
        assertNull(entered(id, DeviceId.at(NOW)).found(), "there is no such device");
    }

    @Test
    void shouldEnterWithNoDeviceOfAnotherOrganization() {
        Shop other = Shop.open(database);
        SignInId theirs = SignInId.at(NOW);
        database.within(other.organization(), entities -> {
            store(SignInStore.class, entities).add(newSignIn(theirs, other));
            return null;
        });
        assertEquals(other.organization(), entered(theirs, null).signIn().organization());
        assertNull(entered(theirs, phone).found());
    }

    @Test
    void shouldEnterNothingWhereThereIsNoSuchSignIn() {
        assertTrue(
                database.transact(entities -> store(SignInStore.class, entities).enterWith(SignInId.at(NOW), phone))
                        .isEmpty());
    }

    @Test
    void shouldKnowABrowserUntilItLapsesOrIsForgotten() {
        Function<Instant, Boolean> isKnown = moment -> database.within(
                shop.organization(),
                entities ->
                        store(KnownBrowserStore.class, entities).isKnown(alice.user(), browser.thumbprint(), moment));
        assertFalse(isKnown.apply(NOW));
        for (int i = 0; i < 2; i++) {
            database.within(shop.organization(), entities -> {
                store(KnownBrowserStore.class, entities)
                        .know(shop.organization(), alice.user(), browser.thumbprint(), id, NOW, END);
                return null;
            });
        }
        assertTrue(isKnown.apply(END.minusMillis(1)));
        assertFalse(isKnown.apply(END));
        boolean forgotten = database.within(
                shop.organization(),
                entities -> store(KnownBrowserStore.class, entities).forget(alice.user(), browser.thumbprint()));
        assertTrue(forgotten);
        assertFalse(isKnown.apply(NOW));
    }

    private void redeem() {
        within(store -> store.claim(id, newClaim(null)));
        within(store -> store.approve(id, phone, "evidence", null, NOW, END));
        assertTrue(changes(store -> store.redeem(id, browser.thumbprint(), NOW)));
    }

    private List<SignInId> endable() {
        return database.within(
                shop.organization(),
                entities -> store(SignInHistoryStore.class, entities)
                        .endableOfDevice(phone, NOW.minus(Duration.ofDays(1))));
    }

    private List<SignInId> endableOfAlice() {
        return database.within(
                shop.organization(),
                entities -> store(SignInHistoryStore.class, entities)
                        .endableOfUser(alice.user(), NOW.minus(Duration.ofDays(1))));
    }

    private List<SignInId> expire(Instant moment) {
        return database.transact(entities -> store(SignInHistoryStore.class, entities).expire(moment, 1000).stream()
                .map(SignInHistoryStore.Expired::id)
                .toList());
    }

    private EnteredSignIn entered(SignInId which, @Nullable DeviceId device) {
        return database.transact(entities -> store(SignInStore.class, entities).enterWith(which, device))
                .orElseThrow();
    }

    private SignIn find() {
        return within(store -> store.find(id)).orElseThrow();
    }

    private boolean changes(Predicate<SignInStore> work) {
        return within(work::test);
    }

    private <T> T within(Function<SignInStore, T> work) {
        return database.within(shop.organization(), entities -> work.apply(store(SignInStore.class, entities)));
    }

    private NewSignIn newSignIn() {
        return newSignIn(id, shop);
    }

    private NewSignIn newSignIn(SignInId fresh, Shop where) {
        return new NewSignIn(
                fresh,
                where.application(),
                where.organization(),
                "https://shop.example.com",
                "nonce-of-the-shop",
                browser,
                newKey(),
                new RequestingBrowser("192.0.2.1", "Firefox 140", "Linux", "unknown"),
                null,
                NOW,
                END);
    }

    private NewClaim newClaim(@Nullable String numberMac) {
        return new NewClaim(
                phone,
                alice.user(),
                NOW,
                "hash-of-the-challenge",
                OpenedBy.SCANNER,
                false,
                RiskVerdict.WARN,
                List.of(RiskReason.UNKNOWN_BROWSER, RiskReason.DIFFERENT_NETWORK),
                "{}",
                numberMac);
    }

    private DeviceId addPhone() {
        DeviceId device = DeviceId.at(NOW);
        RegisteredApprovalKey key = new RegisteredApprovalKey(
                new ApprovalKey(ApprovalKeyType.NATIVE, newKey(), null, null, 0, false, true),
                RegisteredApprovalKey.NO_MODEL,
                false);
        boolean added = database.within(
                shop.organization(),
                entities -> store(DeviceStore.class, entities)
                        .add(new DeviceEntity(device, alice, "Pixel", newKey(), key, NOW)));
        assertTrue(added);
        return device;
    }

    private static EcJwk newKey() {
        return EcJwk.of(P256.generateKeyPair().getPublic());
    }
}
