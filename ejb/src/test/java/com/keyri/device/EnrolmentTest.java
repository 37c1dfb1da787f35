package com.keyri.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.keyri.device.Household.Enrolled;
import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.DeviceState;
import com.keyri.device.model.EnrolmentId;
import com.keyri.device.model.EnrolmentState;
import com.keyri.device.model.UserState;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.EnrolmentStatement;
import com.keyri.protocol.Es256Signer;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.Validity;
import com.keyri.request.Precondition;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnrolmentTest {
    private final Household house = new Household();
    private final SoftPhone phone = house.newPhone(ApprovalKeyType.PASSKEY);

    @ParameterizedTest
    @EnumSource(ApprovalKeyType.class)
    void shouldMakeFirstDeviceActiveWhenItsCodeIsConfirmed(ApprovalKeyType type) {
        SoftPhone first = house.newPhone(type);
        CreatedEnrolment invitation = house.invite();
        OpenedEnrolment opened = house.open(first, invitation);
        assertEquals("alice", opened.userId());
        assertEquals("auth.keyri.localhost", opened.relyingPartyId());
        assertFalse(opened.needsOtherDevice());

        CompletedEnrolment completed = house.complete(first, opened, invitation);
        assertEquals(
                Map.of("device", completed.device().toString()),
                house.wiring.audit().lastEvent().context());
        assertEquals(EnrolmentState.AWAITING_CODE, stateOf(invitation));
        assertEquals(DeviceState.AWAITING_CODE, get(first, completed).device().state());

        EnrolmentView confirmed = house.confirm(new Enrolled(invitation, completed));

        assertEquals(EnrolmentState.ACTIVE, confirmed.state());
        assertEquals(DeviceState.ACTIVE, get(first, completed).device().state());
        assertEquals(type, get(first, completed).device().approvalKey());
    }

    @Test
    void shouldNameTheLinkTheAuthenticatorReads() {
        CreatedEnrolment invitation = house.invite();

        assertEquals(
                "https://auth.keyri.localhost:8443/a#e1." + invitation.id() + "." + Household.token(invitation),
                invitation.link().reveal());
        assertEquals(house.clock.instant().plus(Duration.ofMinutes(10)), invitation.expiresAt());
    }

    @Test
    void shouldLetTheSameKeyOpenAgainAndNoOther() {
        CreatedEnrolment invitation = house.invite();
        OpenedEnrolment first = house.open(phone, invitation);
        OpenedEnrolment again = house.open(phone, invitation);
        assertEquals(first.challenge(), again.challenge());
        assertEquals(first.userHandle(), again.userHandle());

        SoftPhone thief = house.newPhone(ApprovalKeyType.PASSKEY);
        assertRefused("enrolment.opened!OTHER_KEY", () -> house.open(thief, invitation));
        OpenedEnrolment stolen = new OpenedEnrolment(
                first.id(),
                first.application(),
                first.userId(),
                first.account(),
                first.challenge(),
                first.relyingPartyId(),
                first.userHandle(),
                false,
                first.expiresAt(),
                first.proofNonce());
        assertRefused("enrolment.completed!OTHER_KEY", () -> house.complete(thief, stolen, invitation));
    }

    @Test
    void shouldRefuseInOneWordWhateverIsWrongWithTheLink() {
        CreatedEnrolment invitation = house.invite();
        String otherToken = SecretToken.random256().reveal();

        assertRefused(
                "enrolment.opened!TOKEN", () -> house.phone(s -> s.open(phone.open(invitation.id(), otherToken))));
        assertRefused(
                "enrolment.opened!UNKNOWN",
                () -> house.phone(
                        s -> s.open(phone.open(EnrolmentId.at(house.clock.instant()), Household.token(invitation)))));
        assertRefused("enrolment.opened!TOKEN", () -> house.phone(s -> s.open(phone.open(invitation.id(), "short"))));
        house.clock.pass(Duration.ofMinutes(10));
        assertRefused("enrolment.opened!STATE", () -> house.open(phone, invitation));
    }

    @Test
    void shouldRefuseWhenUserIsSuspended() {
        CreatedEnrolment invitation = house.invite();
        house.wiring.run(
                () -> house.wiring.get(UserService.class).change("alice", UserState.SUSPENDED, Precondition.none()));

        assertRefused("enrolment.opened!NOT_ALLOWED", () -> house.open(phone, invitation));
        assertProblem(ProblemType.CONFLICT, house::invite);
    }

    @Test
    void shouldRefuseTheLinkOnceItWasUsed() {
        CreatedEnrolment invitation = house.invite();
        OpenedEnrolment opened = house.open(phone, invitation);
        house.complete(phone, opened, invitation);

        assertRefused("enrolment.completed!STATE", () -> house.complete(phone, opened, invitation));
        assertRefused("enrolment.opened!STATE", () -> house.open(phone, invitation));
    }

    @Test
    void shouldRefuseStatementThatSaysAnythingElse() {
        CreatedEnrolment invitation = house.invite();
        OpenedEnrolment opened = house.open(phone, invitation);
        EnrolmentStatement right = phone.statement(opened);
        String otherChallenge = SecretToken.random256().reveal();
        Validity late = Validity.from(house.clock.instant().minusSeconds(121));

        assertStatementRefused(opened, invitation, s -> copy(s, "enr_other", s.challenge(), s.userId(), s.validity()));
        assertStatementRefused(
                opened, invitation, s -> copy(s, s.enrolmentId(), otherChallenge, s.userId(), s.validity()));
        assertStatementRefused(
                opened, invitation, s -> copy(s, s.enrolmentId(), s.challenge(), "mallory", s.validity()));
        assertStatementRefused(opened, invitation, s -> copy(s, s.enrolmentId(), s.challenge(), s.userId(), late));
        assertStatementRefused(
                opened,
                invitation,
                s -> new EnrolmentStatement(
                        s.enrolmentId(),
                        s.challenge(),
                        s.userId(),
                        "app_other",
                        s.deviceKey(),
                        s.credentialId(),
                        s.validity()));
        assertStatementRefused(
                opened,
                invitation,
                s -> new EnrolmentStatement(
                        s.enrolmentId(),
                        s.challenge(),
                        s.userId(),
                        s.applicationId(),
                        house.newPhone(ApprovalKeyType.NATIVE).deviceKey().thumbprint(),
                        s.credentialId(),
                        s.validity()));
        assertStatementRefused(
                opened,
                invitation,
                s -> new EnrolmentStatement(
                        s.enrolmentId(),
                        s.challenge(),
                        s.userId(),
                        s.applicationId(),
                        s.deviceKey(),
                        "b3RoZXI",
                        s.validity()));
        assertEquals(right, EnrolmentStatement.parse(right.toJson()));
        house.complete(phone, opened, invitation);
    }

    @Test
    void shouldRefuseWhenEitherKeyDidNotSign() {
        CreatedEnrolment invitation = house.invite();
        OpenedEnrolment opened = house.open(phone, invitation);
        CompleteEnrolment right = phone.complete(opened, Household.token(invitation));
        SoftPhone other = house.newPhone(ApprovalKeyType.PASSKEY);
        String foreign = phone.statement(opened).sign(Es256Signer.of(other.deviceKeys.getPrivate()));

        assertRefused(
                "enrolment.completed!DEVICE_KEY_SIGNATURE",
                () -> house.phone(s -> s.complete(new CompleteEnrolment(
                        phone.completionOf(opened, Household.token(invitation)),
                        right.statement(),
                        foreign,
                        right.approvalKey(),
                        "Pixel"))));
        phone.passkey.flags = SoftPasskey.USER_PRESENT;
        assertRefused(
                "enrolment.completed!APPROVAL_KEY:USER_NOT_VERIFIED", () -> house.complete(phone, opened, invitation));
    }

    @Test
    void shouldRefuseWhenOneKeyIsBothOrRegisteredAlready() {
        SoftPhone lazy = house.newPhone(ApprovalKeyType.NATIVE);
        lazy.deviceKeys = lazy.nativeKeys;
        CreatedEnrolment first = house.invite();
        OpenedEnrolment opened = house.open(lazy, first);
        assertRefused("enrolment.completed!SAME_KEY", () -> house.complete(lazy, opened, first));

        house.enrol(phone);
        CreatedEnrolment second = house.invite("bob");
        OpenedEnrolment forBob = house.open(phone, second);
        assertRefused("enrolment.completed!KEY_TAKEN", () -> house.complete(phone, forBob, second));
    }

    @Test
    void shouldRefuseTheEleventhDevice() {
        for (int i = 0; i < 10; i++) {
            house.register(house.newPhone(ApprovalKeyType.NATIVE), "alice");
        }

        assertProblem(ProblemType.CONFLICT, house::invite);
    }

    @Test
    void shouldCountDevicesAgainWhenKeysAreRegistered() {
        CreatedEnrolment early = house.invite();
        OpenedEnrolment opened = house.open(phone, early);
        for (int i = 0; i < 10; i++) {
            house.register(house.newPhone(ApprovalKeyType.NATIVE), "alice");
        }

        assertRefused("enrolment.completed!TOO_MANY_DEVICES", () -> house.complete(phone, opened, early));
    }

    @Test
    void shouldEndAtTheFifthWrongCode() {
        Enrolled enrolled = house.register(phone, "alice");
        MatchingNumber wrong = otherThan(enrolled.completed().confirmationCode());
        for (int left = 4; left > 0; left--) {
            EnrolmentView view = confirm(enrolled, wrong);
            assertEquals(EnrolmentState.AWAITING_CODE, view.state());
            assertEquals(Optional.of(left), view.attemptsLeft());
        }

        EnrolmentView last = confirm(enrolled, wrong);

        assertEquals(EnrolmentState.REFUSED, last.state());
        assertProblem(ProblemType.CONFLICT, () -> house.confirm(enrolled));
        assertEquals(
                DeviceState.REVOKED, get(phone, enrolled.completed()).device().state());
        assertTrue(house.wiring
                .fired()
                .contains(new DeviceRevoked(enrolled.completed().device())));
    }

    @Test
    void shouldRefuseTheRightCodeWhenItsTimeIsOver() {
        Enrolled enrolled = house.register(phone, "alice");
        house.clock.pass(Duration.ofMinutes(10));

        assertProblem(ProblemType.CONFLICT, () -> house.confirm(enrolled));
        assertEquals(EnrolmentState.EXPIRED, stateOf(enrolled.invitation()));
    }

    @Test
    void shouldHideEnrolmentsFromOtherApplications() {
        Enrolled enrolled = house.register(phone, "alice");
        house.wiring.callFrom(Shop.open(TestDatabase.shared()));

        assertProblem(ProblemType.NOT_FOUND, () -> stateOf(enrolled.invitation()));
        assertProblem(ProblemType.NOT_FOUND, () -> house.confirm(enrolled));
    }

    @Test
    void shouldAskForAnotherNonceWhenTheProofsIsAbsentOrOld() {
        CreatedEnrolment invitation = house.invite();
        OpenedEnrolment opened = house.open(phone, invitation);
        CompleteEnrolment right = phone.complete(opened, Household.token(invitation));
        OpenEnrolment withoutNonce = phone.completionOf(opened, Household.token(invitation), null);

        assertProblem(
                ProblemType.USE_DPOP_NONCE,
                () -> house.phone(s -> s.complete(new CompleteEnrolment(
                        withoutNonce, right.statement(), right.deviceKeySignature(), right.approvalKey(), "Pixel"))));
        house.clock.pass(Duration.ofSeconds(201));
        assertProblem(ProblemType.USE_DPOP_NONCE, () -> house.complete(phone, opened, invitation));
    }

    @Test
    void shouldAcceptAProofOnce() {
        CreatedEnrolment invitation = house.invite();
        OpenEnrolment opening = phone.open(invitation.id(), Household.token(invitation));
        house.phone(s -> s.open(opening));

        assertProblem(ProblemType.INVALID_PROOF, () -> house.phone(s -> s.open(opening)));
    }

    private EnrolmentView confirm(Enrolled enrolled, MatchingNumber code) {
        return house.wiring.call(() -> house.wiring
                .get(EnrolmentService.class)
                .confirm(enrolled.invitation().id(), code));
    }

    private EnrolmentState stateOf(CreatedEnrolment invitation) {
        return house.wiring
                .call(() -> house.wiring.get(EnrolmentService.class).find(invitation.id()))
                .state();
    }

    private OwnDevice get(SoftPhone caller, CompletedEnrolment completed) {
        return house.devices(s -> s.get(house.call(caller, completed.device(), "GET", "")));
    }

    private void assertStatementRefused(
            OpenedEnrolment opened, CreatedEnrolment invitation, UnaryOperator<EnrolmentStatement> change) {
        EnrolmentStatement statement = change.apply(phone.statement(opened));
        assertRefused(
                "enrolment.completed!STATEMENT",
                () -> house.phone(s -> s.complete(phone.complete(opened, Household.token(invitation), statement))));
    }

    private void assertRefused(String audited, Runnable attempt) {
        assertProblem(ProblemType.ENROLMENT_REFUSED, attempt);
        assertEquals(audited, house.wiring.audit().last());
    }

    private static void assertProblem(ProblemType type, Runnable attempt) {
        assertEquals(type, assertThrows(DomainException.class, attempt::run).type());
    }

    private static EnrolmentStatement copy(
            EnrolmentStatement s, String enrolmentId, String challenge, String userId, Validity validity) {
        return new EnrolmentStatement(
                enrolmentId, challenge, userId, s.applicationId(), s.deviceKey(), s.credentialId(), validity);
    }

    private static MatchingNumber otherThan(MatchingNumber code) {
        return MatchingNumber.parse(code.reveal().equals("123456") ? "654321" : "123456");
    }
}
