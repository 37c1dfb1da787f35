package com.keyri.device.store;

import static com.keyri.fixture.Shop.NOW;
import static com.keyri.fixture.TestDatabase.store;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.application.model.ApplicationState;
import com.keyri.device.model.AccountOwner;
import com.keyri.device.model.ApprovalKey;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import com.keyri.device.model.RegisteredApprovalKey;
import com.keyri.device.model.UserState;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.EcJwk;
import com.keyri.protocol.P256;
import com.keyri.protocol.SecretToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceStoreTest {
    private static final UUID AAGUID = UUID.fromString("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4");

    private final TestDatabase database = TestDatabase.shared();
    private final EcJwk deviceKey = newKey();
    private Shop shop;
    private AccountOwner alice;

    @BeforeEach
    void enrolAlice() {
        shop = Shop.open(database);
        alice = database.within(shop.organization(), entities -> {
            UserStore users = store(UserStore.class, entities);
            users.enrol(shop.newOwner(), "alice", "Alice at the shop", NOW);
            return users.find(shop.application(), "alice").orElseThrow().owner();
        });
    }

    @Test
    void shouldReadDeviceWithUserInOneRowWhenItClaims() {
        RegisteredApprovalKey passkey = passkey();
        DeviceId device = addDevice(deviceKey, passkey);

        ClaimingDevice claiming = devices(store -> store.findClaiming(device)).orElseThrow();

        assertEquals(
                new ClaimingDevice(
                        device,
                        DeviceState.AWAITING_CODE,
                        null,
                        deviceKey.thumbprint(),
                        passkey.key(),
                        true,
                        alice.user(),
                        "alice",
                        "Alice at the shop",
                        UserState.ACTIVE,
                        shop.application(),
                        "Pixel",
                        ApplicationState.ACTIVE),
                claiming);
    }

    @Test
    void shouldReadNativeKeyWithoutCredential() {
        DeviceId device = addDevice(deviceKey, nativeKey());

        ApprovalKey key =
                devices(store -> store.findClaiming(device)).orElseThrow().approvalKey();

        assertEquals(ApprovalKeyType.NATIVE, key.type());
        assertEquals(null, key.credentialId());
    }

    @Test
    void shouldHideDeviceWhenAnotherOrganizationAsks() {
        DeviceId device = addDevice(deviceKey, nativeKey());
        Shop other = Shop.open(database);

        assertTrue(database.within(
                        other.organization(),
                        entities -> store(DeviceStore.class, entities).find(device))
                .isEmpty());
        assertTrue(database.within(
                        other.organization(),
                        entities -> store(DeviceStore.class, entities).findClaiming(device))
                .isEmpty());
        assertTrue(
                database.transact(entities -> store(DeviceStore.class, entities).find(device))
                        .isEmpty());
        boolean revoked = database.within(
                other.organization(),
                entities -> store(DeviceStore.class, entities).revoke(device, alice.user(), NOW));
        assertFalse(revoked);
        assertEquals(DeviceState.AWAITING_CODE, stateOf(device));
    }

    @Test
    void shouldActivateOnceWhenCodeIsConfirmed() {
        DeviceId device = addDevice(deviceKey, nativeKey());

        assertTrue(changes(store -> store.activate(device, NOW)));

        assertFalse(changes(store -> store.activate(device, NOW)));
        assertFalse(changes(store -> store.awaitApproval(device, NOW)));
        DeviceEntity active = devices(store -> store.find(device)).orElseThrow();
        assertEquals(DeviceState.ACTIVE, active.state());
        assertEquals(NOW, active.activatedAt().orElseThrow());
        assertTrue(changes(store -> store.hasActive(alice.user())));
    }

    @Test
    void shouldWaitForApprovalWhenAnotherDeviceIsAsked() {
        DeviceId device = addDevice(deviceKey, nativeKey());
        Instant tomorrow = NOW.plus(Duration.ofDays(1));

        assertTrue(changes(store -> store.awaitApproval(device, tomorrow)));

        assertEquals(
                tomorrow,
                devices(store -> store.findClaiming(device)).orElseThrow().activeFrom());
        assertFalse(changes(store -> store.hasActive(alice.user())));
        assertTrue(changes(store -> store.approve(device, alice.user(), NOW)));
        assertFalse(changes(store -> store.approve(device, alice.user(), NOW)));
        assertEquals(DeviceState.ACTIVE, stateOf(device));
    }

    @Test
    void shouldNotApproveWhenDeviceIsAnotherUsers() {
        DeviceId device = addDevice(deviceKey, nativeKey());
        changes(store -> store.awaitApproval(device, NOW));

        assertFalse(changes(store -> store.approve(device, shop.newOwner().user(), NOW)));
    }

    @Test
    void shouldActivateWaitingDeviceWhenItsTimeHasCome() {
        DeviceId device = addDevice(deviceKey, nativeKey());
        changes(store -> store.awaitApproval(device, NOW.plusSeconds(1)));

        assertFalse(
                database.transact(entities -> store(DeviceStore.class, entities).activateWaiting(NOW, 100))
                        .containsKey(device));
        Map<DeviceId, ?> activated = database.transact(
                entities -> store(DeviceStore.class, entities).activateWaiting(NOW.plusSeconds(1), 100));

        assertEquals(shop.organization(), activated.get(device));
        assertEquals(DeviceState.ACTIVE, stateOf(device));
    }

    @Test
    void shouldRevokeOnceForItsOwnUserOnly() {
        DeviceId device = addDevice(deviceKey, nativeKey());

        assertFalse(changes(store -> store.revoke(device, shop.newOwner().user(), NOW)));
        assertTrue(changes(store -> store.revoke(device, alice.user(), NOW)));
        assertFalse(changes(store -> store.revoke(device, alice.user(), NOW)));
        assertFalse(changes(store -> store.rename(device, alice.user(), "Zombie")));
    }

    @Test
    void shouldRefuseDeviceWhenItsKeyIsRegisteredInAnotherOrganization() {
        addDevice(deviceKey, nativeKey());
        shop = Shop.open(database);
        alice = database.within(shop.organization(), entities -> {
            UserStore users = store(UserStore.class, entities);
            users.enrol(shop.newOwner(), "alice", "Alice", NOW);
            return users.find(shop.application(), "alice").orElseThrow().owner();
        });

        assertFalse(tryAdd(deviceKey, nativeKey()));
    }

    @Test
    void shouldRefuseDeviceWhenItsPasskeyIsRegistered() {
        RegisteredApprovalKey passkey = passkey();
        addDevice(deviceKey, passkey);

        assertFalse(tryAdd(newKey(), passkey));
    }

    @Test
    void shouldReplaceKeyOnceWhenActive() {
        DeviceId device = addDevice(deviceKey, nativeKey());
        EcJwk fresh = newKey();
        Predicate<DeviceStore> replace = store -> store.replaceKey(device, deviceKey.thumbprint(), fresh, NOW);

        assertFalse(changes(replace));
        changes(store -> store.activate(device, NOW));
        assertTrue(changes(replace));
        assertFalse(changes(replace));

        ClaimingDevice claiming = devices(store -> store.findClaiming(device)).orElseThrow();
        assertTrue(claiming.isHeldBy(fresh.thumbprint()));
        assertFalse(claiming.isHeldBy(deviceKey.thumbprint()));
    }

    @Test
    void shouldNotReplaceKeyWhenAnotherDeviceHasIt() {
        EcJwk taken = newKey();
        addDevice(taken, nativeKey());
        DeviceId device = addDevice(deviceKey, nativeKey());
        changes(store -> store.activate(device, NOW));

        assertFalse(lost(store -> store.replaceKey(device, deviceKey.thumbprint(), taken, NOW)));
        assertTrue(devices(store -> store.findClaiming(device)).orElseThrow().isHeldBy(deviceKey.thumbprint()));
    }

    @Test
    void shouldRecordApprovalOnlyWhenCounterGoesOn() {
        DeviceId device = addDevice(deviceKey, passkey());
        changes(store -> store.activate(device, NOW));

        assertTrue(changes(store -> store.recordApproval(device, 8, false, NOW)));
        assertFalse(changes(store -> store.recordApproval(device, 8, false, NOW)));
        assertFalse(changes(store -> store.recordApproval(device, 0, false, NOW)));

        DeviceEntity used = devices(store -> store.find(device)).orElseThrow();
        assertEquals(NOW, used.lastUsedAt().orElseThrow());
        assertFalse(used.isBackedUp());
    }

    @Test
    void shouldRecordApprovalOfKeyThatDoesNotCount() {
        DeviceId device = addDevice(deviceKey, nativeKey());
        changes(store -> store.activate(device, NOW));

        assertTrue(changes(store -> store.recordApproval(device, 0, false, NOW)));
        assertTrue(changes(store -> store.recordApproval(device, 0, false, NOW)));
    }

    @Test
    void shouldListLiveDevicesFirstThenThoseRevokedLately() {
        DeviceId gone = addDevice(newKey(), nativeKey());
        DeviceId lately = addDevice(newKey(), nativeKey());
        DeviceId live = addDevice(newKey(), nativeKey());
        changes(store -> store.revoke(gone, alice.user(), NOW.minus(Duration.ofDays(31))));
        changes(store -> store.revoke(lately, alice.user(), NOW));

        List<DeviceId> listed =
                devices(store -> store.listOfUser(alice.user(), NOW.minus(Duration.ofDays(30)), 20)).stream()
                        .map(DeviceEntity::id)
                        .toList();

        assertEquals(List.of(live, lately), listed);
        assertEquals(1L, devices(store -> store.countOfUser(alice.user())).longValue());
    }

    @Test
    void shouldNeverStoreDeviceOfAnotherOrganizationThanTheEnteredOne() {
        Shop other = Shop.open(database);

        assertThrows(
                jakarta.persistence.PersistenceException.class,
                () -> database.within(
                        other.organization(),
                        entities -> store(DeviceStore.class, entities).add(newDevice(deviceKey, nativeKey()))));
    }

    private DeviceId addDevice(EcJwk key, RegisteredApprovalKey approval) {
        DeviceEntity device = newDevice(key, approval);
        assertTrue(changes(store -> store.add(device)));
        return device.id();
    }

    private boolean tryAdd(EcJwk key, RegisteredApprovalKey approval) {
        return lost(store -> store.add(newDevice(key, approval)));
    }

    private DeviceEntity newDevice(EcJwk key, RegisteredApprovalKey approval) {
        return new DeviceEntity(DeviceId.at(NOW), alice, "Pixel", key, approval, NOW);
    }

    private DeviceState stateOf(DeviceId device) {
        return devices(store -> store.find(device)).orElseThrow().state();
    }

    private <T> T devices(Function<DeviceStore, T> work) {
        return database.within(shop.organization(), entities -> work.apply(store(DeviceStore.class, entities)));
    }

    private boolean changes(Predicate<DeviceStore> work) {
        return devices(work::test);
    }

    /** Runs a step that fails in the database; the transaction can't be committed then. */
    private boolean lost(Predicate<DeviceStore> work) {
        boolean[] answer = {true};
        database.within(shop.organization(), entities -> {
            answer[0] = work.test(store(DeviceStore.class, entities));
            entities.getTransaction().setRollbackOnly();
            entities.getTransaction().rollback();
            return null;
        });
        return answer[0];
    }

    private static RegisteredApprovalKey passkey() {
        ApprovalKey key = new ApprovalKey(
                ApprovalKeyType.PASSKEY,
                newKey(),
                SecretToken.random256().reveal(),
                Base64Url.encode(new byte[] {1, 2, 3}),
                7,
                true,
                true);
        return new RegisteredApprovalKey(key, AAGUID, true);
    }

    private static RegisteredApprovalKey nativeKey() {
        return new RegisteredApprovalKey(
                new ApprovalKey(ApprovalKeyType.NATIVE, newKey(), null, null, 0, false, true),
                RegisteredApprovalKey.NO_MODEL,
                false);
    }

    private static EcJwk newKey() {
        return EcJwk.of(P256.generateKeyPair().getPublic());
    }
}
