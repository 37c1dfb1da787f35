package com.keyri.device.store;

import static com.keyri.fixture.Shop.NOW;
import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.device.model.AccountOwner;
import com.keyri.device.model.ApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import com.keyri.device.model.EnrolmentId;
import com.keyri.device.model.EnrolmentState;
import com.keyri.device.model.RegisteredApprovalKey;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.P256;
import com.keyri.protocol.SecretToken;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EnrolmentStoreTest {
    private static final Instant END = NOW.plusSeconds(600);
    private static final byte[] HANDLE = {9, 8, 7};
    private static final byte[] MAC = {1, 2, 3};

    private final TestDatabase database = TestDatabase.shared();
    private final SecretToken token = SecretToken.random256();
    private final EcJwk deviceKey = EcJwk.of(P256.generateKeyPair().getPublic());
    private final EcJwk otherKey = EcJwk.of(P256.generateKeyPair().getPublic());
    private Shop shop;
    private AccountOwner alice;
    private EnrolmentId enrolment;

    @BeforeEach
    void inviteAlice() {
        shop = Shop.open(database);
        enrolment = EnrolmentId.at(NOW);
        within(entities -> {
            UserStore users = store(UserStore.class, entities);
            users.enrol(shop.newOwner(), "alice", "Alice", NOW);
            alice = users.lock(shop.application(), "alice").orElseThrow().owner();
            store(EnrolmentStore.class, entities).add(new EnrolmentEntity(enrolment, alice, token.hash(), NOW, END));
            return null;
        });
    }

    @Test
    void shouldKeepUserAndRenameAccountWhenEnrolledAgain() {
        within(entities -> {
            store(UserStore.class, entities).enrol(shop.newOwner(), "alice", "Alice, work", NOW);
            return null;
        });

        UserEntity again = within(entities -> store(UserStore.class, entities).find(shop.application(), "alice"))
                .orElseThrow();
        assertEquals(alice, again.owner());
        assertEquals("Alice, work", again.label());
    }

    @Test
    void shouldWriteSuspensionWhenLocked() {
        boolean first = within(entities -> store(UserStore.class, entities)
                .lock(alice.user())
                .orElseThrow()
                .suspend());
        boolean second = within(entities -> store(UserStore.class, entities)
                .lock(alice.user())
                .orElseThrow()
                .suspend());

        assertTrue(first);
        assertFalse(second);
        UserEntity user = within(entities -> store(UserStore.class, entities).find(shop.application(), "alice"))
                .orElseThrow();
        assertFalse(user.isActive());
    }

    @Test
    void shouldBelongToTheKeyThatOpenedItFirst() {
        assertTrue(open(deviceKey, NOW));
        assertFalse(open(otherKey, NOW));

        EnrolmentEntity opened = find();
        assertTrue(opened.wasOpenedBy(deviceKey.thumbprint().value()));
        assertFalse(opened.wasOpenedBy(otherKey.thumbprint().value()));
        assertEquals("challenge", opened.challenge().orElseThrow());
        assertArrayEquals(HANDLE, opened.userHandle().orElseThrow());
    }

    @Test
    void shouldKnowItsTokenByItsHash() {
        assertTrue(find().isNamedBy(token.hash()));
        assertFalse(find().isNamedBy(SecretToken.random256().hash()));
    }

    @Test
    void shouldNotOpenWhenItsTimeIsOver() {
        assertFalse(open(deviceKey, END));
        assertEquals(EnrolmentState.EXPIRED, find().stateAt(END));
        assertEquals(EnrolmentState.CREATED, find().stateAt(END.minusMillis(1)));
    }

    @Test
    void shouldCompleteOnceWithTheKeyThatOpenedIt() {
        open(deviceKey, NOW);
        DeviceId device = addDevice();

        assertFalse(moves(store -> store.complete(enrolment, otherKey.thumbprint(), device, MAC, NOW)));
        assertTrue(moves(store -> store.complete(enrolment, deviceKey.thumbprint(), device, MAC, NOW)));
        assertFalse(moves(store -> store.complete(enrolment, deviceKey.thumbprint(), device, MAC, NOW)));

        assertEquals(device, find().deviceId().orElseThrow());
        assertArrayEquals(MAC, find().codeMac().orElseThrow());
    }

    @Test
    void shouldForgetCodeWhenConfirmed() {
        complete();

        assertTrue(moves(store -> store.confirm(enrolment, EnrolmentState.ACTIVE, NOW)));
        assertFalse(moves(store -> store.confirm(enrolment, EnrolmentState.ACTIVE, NOW)));
        assertTrue(find().codeMac().isEmpty());
    }

    @Test
    void shouldRefuseAtTheFifthWrongCode() {
        complete();

        for (int left = 4; left >= 0; left--) {
            assertEquals(Optional.of(left), enrolments(store -> store.miss(enrolment, NOW)));
        }
        assertEquals(Optional.empty(), enrolments(store -> store.miss(enrolment, NOW)));
        assertEquals(EnrolmentState.REFUSED, find().stateAt(NOW));
        assertEquals(0, find().attemptsLeft());
        assertFalse(moves(store -> store.confirm(enrolment, EnrolmentState.ACTIVE, NOW)));
    }

    @Test
    void shouldNotConfirmWhenItsTimeIsOver() {
        complete();

        assertFalse(moves(store -> store.confirm(enrolment, EnrolmentState.ACTIVE, END)));
        assertEquals(Optional.empty(), enrolments(store -> store.miss(enrolment, END)));
    }

    @Test
    void shouldFollowItsDeviceWhenThatIsApprovedOrRevoked() {
        DeviceId device = complete();
        assertFalse(moves(store -> store.approveOf(device)));

        enrolments(store -> store.confirm(enrolment, EnrolmentState.AWAITING_APPROVAL, NOW));
        assertTrue(moves(store -> store.approveOf(device)));
        assertEquals(EnrolmentState.ACTIVE, find().stateAt(END));
        assertFalse(moves(store -> store.refuseOf(device)));
    }

    @Test
    void shouldBeRefusedWhenItsWaitingDeviceIsRevoked() {
        DeviceId device = complete();

        assertTrue(moves(store -> store.refuseOf(device)));

        assertEquals(EnrolmentState.REFUSED, find().stateAt(NOW));
    }

    @Test
    void shouldExpireWithItsUnconfirmedDevice() {
        DeviceId device = complete();

        Map<EnrolmentId, ?> expired = database.transact(
                entities -> store(EnrolmentStore.class, entities).expire(END, 1000));

        assertEquals(shop.organization(), expired.get(enrolment));
        assertEquals(
                DeviceState.REVOKED,
                within(entities -> store(DeviceStore.class, entities).find(device))
                        .orElseThrow()
                        .state());
    }

    @Test
    void shouldHideEnrolmentWhenAnotherApplicationOrOrganizationAsks() {
        Shop other = Shop.open(database);

        assertTrue(
                enrolments(store -> store.find(other.application(), enrolment)).isEmpty());
        assertTrue(database.within(
                        other.organization(),
                        entities -> store(EnrolmentStore.class, entities).find(enrolment))
                .isEmpty());
    }

    private DeviceId complete() {
        open(deviceKey, NOW);
        DeviceId device = addDevice();
        assertTrue(moves(store -> store.complete(enrolment, deviceKey.thumbprint(), device, MAC, NOW)));
        return device;
    }

    private boolean open(EcJwk key, Instant moment) {
        return moves(store -> store.open(enrolment, key.thumbprint(), "challenge", HANDLE, moment));
    }

    private DeviceId addDevice() {
        RegisteredApprovalKey approval = new RegisteredApprovalKey(
                new ApprovalKey(ApprovalKeyType.NATIVE, otherKey, null, null, 0, false, true),
                RegisteredApprovalKey.NO_MODEL,
                false);
        DeviceEntity device = new DeviceEntity(DeviceId.at(NOW), alice, "Pixel", deviceKey, approval, NOW);
        return within(entities -> {
            store(DeviceStore.class, entities).add(device);
            return device.id();
        });
    }

    private EnrolmentEntity find() {
        return enrolments(store -> store.find(shop.application(), enrolment)).orElseThrow();
    }

    private boolean moves(Predicate<EnrolmentStore> work) {
        return enrolments(work::test);
    }

    private <T> T enrolments(Function<EnrolmentStore, T> work) {
        return within(entities -> work.apply(store(EnrolmentStore.class, entities)));
    }

    private <T> T within(Function<EntityManager, T> work) {
        return database.within(shop.organization(), work);
    }
}
