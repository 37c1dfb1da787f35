package com.keyri.device;

import com.keyri.device.model.ApprovalKeyType;
import com.keyri.device.model.DeviceId;
import com.keyri.fixture.Shop;
import com.keyri.fixture.TestDatabase;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.ProofService;
import com.keyri.wiring.TestClock;
import com.keyri.wiring.Wiring;
import java.util.function.Function;

/** A shop, its server's API key, and the phones of its user Alice. */
final class Household {
    final TestClock clock = new TestClock(Shop.NOW);
    final Wiring wiring = new Wiring(TestDatabase.shared(), clock);
    final Shop shop = Shop.open(TestDatabase.shared());

    Household() {
        wiring.callFrom(shop);
    }

    SoftPhone newPhone(ApprovalKeyType type) {
        return new SoftPhone(type, clock);
    }

    CreatedEnrolment invite() {
        return invite("alice");
    }

    CreatedEnrolment invite(String userId) {
        return wiring.call(() -> wiring.get(EnrolmentService.class).create(userId, "Alice at the shop"));
    }

    OpenedEnrolment open(SoftPhone phone, CreatedEnrolment invitation) {
        return phone(service -> service.open(phone.open(invitation.id(), token(invitation))));
    }

    CompletedEnrolment complete(SoftPhone phone, OpenedEnrolment opened, CreatedEnrolment invitation) {
        return phone(service -> service.complete(phone.complete(opened, token(invitation))));
    }

    /** Invites, opens and completes; the code isn't confirmed yet. */
    Enrolled register(SoftPhone phone, String userId) {
        CreatedEnrolment invitation = invite(userId);
        CompletedEnrolment completed = complete(phone, open(phone, invitation), invitation);
        return new Enrolled(invitation, completed);
    }

    EnrolmentView confirm(Enrolled enrolled) {
        return wiring.call(() -> wiring.get(EnrolmentService.class)
                .confirm(enrolled.invitation().id(), enrolled.completed().confirmationCode()));
    }

    /** Enrols a phone of Alice to the end of what phone and server do. */
    DeviceId enrol(SoftPhone phone) {
        return enrol(phone, "alice");
    }

    DeviceId enrol(SoftPhone phone, String userId) {
        return confirm(register(phone, userId)).device().orElseThrow();
    }

    DeviceCall call(SoftPhone phone, DeviceId device, String method, String rest) {
        return phone.call(device, method, rest, nonce(device));
    }

    String nonce(DeviceId device) {
        return wiring.get(ProofService.class).freshNonce(NoncePurpose.DEVICE, device.toString());
    }

    <T> T phone(Function<PhoneEnrolmentService, T> work) {
        return wiring.call(() -> work.apply(wiring.get(PhoneEnrolmentService.class)));
    }

    <T> T devices(Function<DeviceService, T> work) {
        return wiring.call(() -> work.apply(wiring.get(DeviceService.class)));
    }

    static String token(CreatedEnrolment invitation) {
        return invitation.link().token().reveal();
    }

    /** An invitation whose keys are registered. */
    record Enrolled(CreatedEnrolment invitation, CompletedEnrolment completed) {}
}
