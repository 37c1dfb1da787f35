package com.keyri.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.device.Household.Enrolled;
import com.keyri.device.PeerDevices.Peer;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import com.keyri.device.model.EnrolmentState;
import com.keyri.device.model.UserState;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.DeviceApprovalStatement;
import com.keyri.protocol.DeviceKeyStatement;
import com.keyri.protocol.P256;
import com.keyri.protocol.Parties;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.Thumbprint;
import com.keyri.protocol.Validity;
import com.keyri.request.Precondition;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeviceTest {
    private final Household house = new Household();
    private final SoftPhone phone = house.newPhone(ApprovalKeyType.PASSKEY);
    private final SoftPhone second = house.newPhone(ApprovalKeyType.NATIVE);
    private DeviceId first;

    @BeforeEach
    void enrolFirstPhone() {
        first = house.enrol(phone);
    }

    @Test
    void shouldLetSecondDeviceWaitUntilTheFirstApproves() {
        DeviceId waiting = house.enrol(second);
        assertEquals(DeviceState.AWAITING_APPROVAL, stateOf(second, waiting));
        assertForbidden(() -> peers(second, waiting));

        approve(phone, first, waiting, statement(phone, first, waiting));

        assertEquals(DeviceState.ACTIVE, stateOf(second, waiting));
        assertEquals("device.approved", house.wiring.audit().last());
        assertEquals(2, peers(second, waiting).devices().size());
        assertProblem(ProblemType.CONFLICT, () -> approve(phone, first, waiting, statement(first, waiting, fresh())));
    }

    @Test
    void shouldTellTheEnrolmentWhenItsDeviceIsApproved() {
        Enrolled enrolled = house.register(second, "alice");
        assertEquals(EnrolmentState.AWAITING_APPROVAL, house.confirm(enrolled).state());
        DeviceId waiting = enrolled.completed().device();

        approve(phone, first, waiting, statement(phone, first, waiting));

        assertEquals(EnrolmentState.ACTIVE, enrolment(enrolled).state());
    }

    @Test
    void shouldActivateSecondDeviceAfterADay() {
        DeviceId waiting = house.enrol(second);
        house.clock.pass(Duration.ofHours(24).minusSeconds(1));
        upkeep();
        assertEquals(DeviceState.AWAITING_APPROVAL, stateOf(second, waiting));

        house.clock.pass(Duration.ofSeconds(1));
        upkeep();

        assertEquals(DeviceState.ACTIVE, stateOf(second, waiting));
        assertTrue(house.wiring.audit().actions().contains("device.activated"));
    }

    @Test
    void shouldRefuseStatementThatApprovesAnythingElse() {
        DeviceId waiting = house.enrol(second);
        DeviceApprovalStatement right = statement(phone, first, waiting);
        String applicationId = right.parties().applicationId();
        Validity old = Validity.from(house.clock.instant().minusSeconds(121));

        for (DeviceApprovalStatement wrong : List.of(
                new DeviceApprovalStatement(right.parties(), first.toString(), right.challenge(), right.validity()),
                new DeviceApprovalStatement(right.parties(), right.deviceId(), fresh(), right.validity()),
                new DeviceApprovalStatement(right.parties(), right.deviceId(), right.challenge(), old),
                new DeviceApprovalStatement(
                        new Parties(waiting.toString(), "alice", applicationId),
                        right.deviceId(),
                        right.challenge(),
                        right.validity()),
                new DeviceApprovalStatement(
                        new Parties(first.toString(), "mallory", applicationId),
                        right.deviceId(),
                        right.challenge(),
                        right.validity()),
                new DeviceApprovalStatement(
                        new Parties(first.toString(), "alice", "app_other"),
                        right.deviceId(),
                        right.challenge(),
                        right.validity()))) {
            assertRefused("device.approved!STATEMENT", () -> approve(phone, first, waiting, wrong));
        }
        house.clock.pass(Duration.ofSeconds(201));
        assertRefused(
                "device.approved!STATEMENT",
                () -> approve(phone, first, waiting, statement(first, waiting, right.challenge())));
        assertEquals(DeviceState.AWAITING_APPROVAL, stateOf(second, waiting));
    }

    @Test
    void shouldRefuseApprovalByAnyKeyButTheActiveDevices() {
        DeviceId waiting = house.enrol(second);
        DeviceApprovalStatement statement = statement(phone, first, waiting);
        SignedStatement bySecond = second.approve(statement);

        assertRefused(
                "device.approved!MALFORMED",
                () -> house.wiring.run(() -> house.wiring
                        .get(PeerApprovalService.class)
                        .approve(house.call(phone, first, "POST", approvalPath(waiting)), waiting, bySecond)));
        assertForbidden(() -> approve(second, waiting, waiting, statement(waiting, waiting, fresh())));
    }

    @Test
    void shouldNotReachDevicesOfAnotherUser() {
        SoftPhone bobs = house.newPhone(ApprovalKeyType.NATIVE);
        DeviceId bob = house.enrol(bobs, "bob");

        assertProblem(ProblemType.NOT_FOUND, () -> approve(phone, first, bob, statement(first, bob, fresh())));
        assertProblem(ProblemType.NOT_FOUND, () -> revoke(phone, first, bob));
        assertProblem(
                ProblemType.NOT_FOUND,
                () -> house.devices(s -> {
                    s.rename(house.call(phone, first, "PATCH", "/peers/" + bob), bob, "Mine");
                    return null;
                }));
        assertEquals(DeviceState.ACTIVE, stateOf(bobs, bob));
    }

    @Test
    void shouldListPeersWithNoticesNewestFirst() {
        house.clock.pass(Duration.ofMinutes(1));
        DeviceId waiting = house.enrol(second);
        house.clock.pass(Duration.ofMinutes(1));
        house.devices(s -> {
            s.rename(house.call(phone, first, "PATCH", "/peers/" + waiting), waiting, "Tablet");
            return null;
        });

        PeerDevices peers = peers(phone, first);

        assertEquals(
                List.of("Tablet", "Pixel"),
                peers.devices().stream().map(peer -> peer.device().name()).toList());
        assertEquals(
                List.of(false, true), peers.devices().stream().map(Peer::self).toList());
        assertEquals(
                List.of(true, false),
                peers.devices().stream()
                        .map(peer -> peer.approvalChallenge().isPresent())
                        .toList());
        assertEquals(DeviceNotice.Kind.DEVICE_ENROLLED, peers.notices().get(0).kind());
        assertEquals("Tablet", peers.notices().get(0).deviceName());
        assertEquals(3, peers.notices().size());
        house.clock.pass(Duration.ofDays(31));
        assertEquals(List.of(), peers(phone, first).notices());
    }

    @Test
    void shouldRevokeWaitingDeviceAndItsEnrolment() {
        Enrolled enrolled = house.register(second, "alice");
        house.confirm(enrolled);
        DeviceId waiting = enrolled.completed().device();

        revoke(phone, first, waiting);

        assertEquals(DeviceState.REVOKED, stateOf(second, waiting));
        assertEquals(EnrolmentState.REFUSED, enrolment(enrolled).state());
        assertEquals(List.of(new DeviceRevoked(waiting)), house.wiring.fired());
        revoke(phone, first, waiting);
        assertEquals(1, house.wiring.fired().size());
        house.clock.pass(Duration.ofDays(2));
        upkeep();
        assertEquals(DeviceState.REVOKED, stateOf(second, waiting));
    }

    @Test
    void shouldLetWaitingDeviceRevokeOnlyItself() {
        DeviceId waiting = house.enrol(second);

        assertForbidden(() -> revoke(second, waiting, first));
        revoke(second, waiting, waiting);

        assertEquals(DeviceState.REVOKED, stateOf(second, waiting));
    }

    @Test
    void shouldRefuseProofOfAnotherKeyOrForAnUnknownDeviceAlike() {
        assertProblem(ProblemType.INVALID_PROOF, () -> house.devices(s -> s.get(house.call(second, first, "GET", ""))));
        assertEquals("device.called!OTHER_KEY", house.wiring.audit().last());
        DeviceId unknown = DeviceId.at(house.clock.instant());
        assertProblem(
                ProblemType.INVALID_PROOF, () -> house.devices(s -> s.get(house.call(second, unknown, "GET", ""))));
        assertEquals("device.called!UNKNOWN_DEVICE", house.wiring.audit().last());
    }

    @Test
    void shouldBindProofToMethodPathAndDevicesOwnNonce() {
        DeviceCall forPeers = house.call(phone, first, "GET", "/peers");
        assertProblem(
                ProblemType.INVALID_PROOF,
                () -> house.devices(
                        s -> s.get(new DeviceCall(first, forPeers.proof(), "GET", "/api/v1/devices/" + first))));
        DeviceId other = DeviceId.at(house.clock.instant());
        assertProblem(
                ProblemType.USE_DPOP_NONCE,
                () -> house.devices(s -> s.get(phone.call(first, "GET", "", house.nonce(other)))));
        assertProblem(
                ProblemType.USE_DPOP_NONCE,
                () -> house.devices(s -> s.get(new DeviceCall(first, null, "GET", "/api/v1/devices/" + first))));
    }

    @Test
    void shouldReplaceLostDeviceKeyByAStatementOfTheApprovalKey() {
        KeyPair lost = phone.deviceKeys;
        phone.deviceKeys = P256.generateKeyPair();
        DeviceKeyChallenge challenge = challenge();

        replaceKey(phone, keyStatement(phone.deviceKey().thumbprint(), challenge.challenge()));

        assertEquals(DeviceState.ACTIVE, stateOf(phone, first));
        assertEquals(
                DeviceNotice.Kind.DEVICE_KEY_REPLACED,
                peers(phone, first).notices().get(0).kind());
        phone.deviceKeys = lost;
        assertProblem(ProblemType.INVALID_PROOF, () -> stateOf(phone, first));
    }

    @Test
    void shouldRefuseToReplaceDeviceKeyInOneWord() {
        String challenge = challenge().challenge();
        phone.deviceKeys = P256.generateKeyPair();
        Thumbprint newKey = phone.deviceKey().thumbprint();

        assertRefused(
                "device.key-replaced!STATEMENT",
                () -> replaceKey(phone, keyStatement(second.deviceKey().thumbprint(), challenge)));
        assertRefused("device.key-replaced!STATEMENT", () -> replaceKey(phone, keyStatement(newKey, fresh())));
        assertRefused(
                "device.key-replaced!OTHER_CREDENTIAL",
                () -> house.wiring.run(() -> house.wiring
                        .get(DeviceKeyService.class)
                        .replace(
                                house.call(phone, first, "PUT", "/key"),
                                house.newPhone(ApprovalKeyType.PASSKEY).approve(keyStatement(newKey, challenge)))));
        DeviceId unknown = DeviceId.at(house.clock.instant());
        assertRefused(
                "device.key-replaced!NO_SUCH_DEVICE",
                () -> house.wiring.run(() -> house.wiring
                        .get(DeviceKeyService.class)
                        .replace(
                                house.call(phone, unknown, "PUT", "/key"),
                                phone.approve(keyStatement(newKey, challenge)))));
        house.enrol(second, "bob");
        phone.deviceKeys = second.deviceKeys;
        assertRefused(
                "device.key-replaced!KEY_TAKEN",
                () -> replaceKey(phone, keyStatement(second.deviceKey().thumbprint(), challenge)));
    }

    @Test
    void shouldRefuseCopiedPasskeyWhoseCounterIsBehind() {
        DeviceId waiting = house.enrol(second);
        approve(phone, first, waiting, statement(phone, first, waiting));
        SoftPhone third = house.newPhone(ApprovalKeyType.NATIVE);
        DeviceId another = house.enrol(third);
        phone.passkey.signCount = 1;

        assertRefused(
                "device.approved!COUNTER", () -> approve(phone, first, another, statement(phone, first, another)));
    }

    @Test
    void shouldEndWhatASuspendedUserMayDo() {
        DeviceId waiting = house.enrol(second);

        UserView suspended = change(UserState.SUSPENDED);

        assertEquals(UserState.SUSPENDED, suspended.state());
        assertEquals(1, house.wiring.fired().size());
        assertTrue(house.wiring.fired().get(0) instanceof UserSuspended);
        change(UserState.SUSPENDED);
        assertEquals(1, house.wiring.fired().size());
        assertForbidden(() -> peers(phone, first));
        assertForbidden(() -> approve(phone, first, waiting, statement(first, waiting, fresh())));
        assertEquals(UserState.ACTIVE, change(UserState.ACTIVE).state());
        assertEquals(2, peers(phone, first).devices().size());
    }

    @Test
    void shouldLetTheApplicationSeeAndRevokeItsOwnUsersDevices() {
        assertEquals(
                List.of(first), user().devices().stream().map(DeviceView::id).toList());

        house.wiring.run(() -> house.wiring.get(UserService.class).revokeDevice("alice", first));

        assertEquals(DeviceState.REVOKED, user().devices().get(0).state());
        assertEquals(DeviceState.REVOKED, stateOf(phone, first));
        house.wiring.callFrom(Shop.open(TestDatabase.shared()));
        assertProblem(ProblemType.NOT_FOUND, this::user);
        assertProblem(
                ProblemType.NOT_FOUND,
                () -> house.wiring.run(() -> house.wiring.get(UserService.class).revokeDevice("alice", first)));
    }

    @Test
    void shouldGiveChallengeForAnyIdAlike() {
        DeviceId unknown = DeviceId.at(house.clock.instant());
        DeviceKeyChallenge given =
                house.wiring.call(() -> house.wiring.get(DeviceKeyService.class).challenge(unknown));

        assertEquals(challenge().challenge().length(), given.challenge().length());
        assertNotEquals(challenge().challenge(), given.challenge());
    }

    private DeviceState stateOf(SoftPhone caller, DeviceId device) {
        return house.devices(s -> s.get(house.call(caller, device, "GET", "")))
                .device()
                .state();
    }

    private PeerDevices peers(SoftPhone caller, DeviceId device) {
        return house.devices(s -> s.peers(house.call(caller, device, "GET", "/peers")));
    }

    private void revoke(SoftPhone caller, DeviceId device, DeviceId peer) {
        house.devices(s -> {
            s.revoke(house.call(caller, device, "DELETE", "/peers/" + peer), peer);
            return null;
        });
    }

    private void approve(SoftPhone caller, DeviceId device, DeviceId peer, DeviceApprovalStatement statement) {
        SignedStatement signed = caller.approve(statement);
        house.wiring.run(() -> house.wiring
                .get(PeerApprovalService.class)
                .approve(house.call(caller, device, "POST", approvalPath(peer)), peer, signed));
    }

    private static String approvalPath(DeviceId peer) {
        return "/peers/" + peer + "/approval";
    }

    /** A statement with the challenge that the list of peers gives. */
    private DeviceApprovalStatement statement(SoftPhone caller, DeviceId device, DeviceId peer) {
        String challenge = peers(caller, device).devices().stream()
                .filter(candidate -> candidate.device().id().equals(peer))
                .findFirst()
                .flatMap(Peer::approvalChallenge)
                .orElseThrow();
        return statement(device, peer, challenge);
    }

    private DeviceApprovalStatement statement(DeviceId device, DeviceId peer, String challenge) {
        return new DeviceApprovalStatement(
                new Parties(device.toString(), "alice", house.shop.application().toString()),
                peer.toString(),
                challenge,
                Validity.from(house.clock.instant()));
    }

    private DeviceKeyChallenge challenge() {
        return house.wiring.call(() -> house.wiring.get(DeviceKeyService.class).challenge(first));
    }

    private DeviceKeyStatement keyStatement(Thumbprint key, String challenge) {
        return new DeviceKeyStatement(
                new Parties(first.toString(), "alice", house.shop.application().toString()),
                key,
                challenge,
                Validity.from(house.clock.instant()));
    }

    private void replaceKey(SoftPhone caller, DeviceKeyStatement statement) {
        SignedStatement signed = caller.approve(statement);
        house.wiring.run(() ->
                house.wiring.get(DeviceKeyService.class).replace(house.call(caller, first, "PUT", "/key"), signed));
    }

    private UserView user() {
        return house.wiring.call(() -> house.wiring.get(UserService.class).find("alice"));
    }

    private UserView change(UserState state) {
        return house.wiring.call(() -> house.wiring.get(UserService.class).change("alice", state, Precondition.none()));
    }

    private EnrolmentView enrolment(Enrolled enrolled) {
        return house.wiring.call(() -> house.wiring
                .get(EnrolmentService.class)
                .find(enrolled.invitation().id()));
    }

    private void upkeep() {
        house.wiring.run(() -> house.wiring.get(DeviceUpkeepService.class).activateWaiting());
    }

    private static String fresh() {
        return SecretToken.random256().reveal();
    }

    private void assertRefused(String audited, Runnable attempt) {
        assertProblem(ProblemType.DECISION_REFUSED, attempt);
        assertEquals(audited, house.wiring.audit().last());
    }

    private static void assertForbidden(Runnable attempt) {
        assertProblem(ProblemType.FORBIDDEN, attempt);
    }

    private static void assertProblem(ProblemType type, Runnable attempt) {
        assertEquals(type, assertThrows(DomainException.class, attempt::run).type());
    }
}
