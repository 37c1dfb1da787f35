package com.keyri.device;

import com.keyri.application.model.ApplicationView;
import com.keyri.application.store.ApplicationStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.EnrolmentRefusedException.Reason;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.EnrolmentId;
import com.keyri.device.model.EnrolmentState;
import com.keyri.device.model.RegisteredApprovalKey;
import com.keyri.device.store.DeviceEntity;
import com.keyri.device.store.DeviceStore;
import com.keyri.device.store.EnrolmentEntity;
import com.keyri.device.store.EnrolmentStore;
import com.keyri.device.store.UserEntity;
import com.keyri.device.store.UserStore;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.ProblemType;
import com.keyri.proof.NoncePurpose;
import com.keyri.proof.NonceRule;
import com.keyri.proof.ProofDemand;
import com.keyri.proof.ProofService;
import com.keyri.proof.VerifiedProof;
import com.keyri.protocol.Base64Url;
import com.keyri.protocol.MalformedException;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.SecretToken;
import com.keyri.protocol.Thumbprint;
import com.keyri.request.CallContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The phone's side of an enrolment: it opens the link, makes two keys and proves both. Every refusal looks the same
 * from outside.
 */
@PermitAll
@Stateless
public class PhoneEnrolmentService {
    /** How many devices that aren't revoked a user may have. */
    static final int MOST_DEVICES = 10;

    @Inject
    ProofService proofs;

    @Inject
    OrganizationScope scope;

    @Inject
    EnrolmentStore enrolments;

    @Inject
    UserStore users;

    @Inject
    DeviceStore devices;

    @Inject
    ApplicationStore applications;

    @Inject
    NewDeviceKeys keys;

    @Inject
    ConfirmationCodes codes;

    @Inject
    RateLimits limits;

    @EJB
    AuditService audit;

    @Inject
    Refusals refusals;

    @Inject
    CallContext call;

    @Inject
    InstantSource clock;

    /** Binds the enrolment to the key of the proof; the same key may open it again. */
    public OpenedEnrolment open(OpenEnrolment command) {
        limits.spend(LimitKind.ENROLMENT_OPEN, call.address());
        VerifiedProof proof =
                proofs.verify(new ProofDemand(command.proof(), command.method(), command.path(), NonceRule.none()));
        Optional<OrganizationId> organization = scope.enterByEnrolment(command.enrolment());
        return audited(
                organization, "enrolment.opened", command.enrolment(), () -> open(command, proof), opened -> Map.of());
    }

    /** Registers the device; it stays inactive until its code is confirmed. */
    public CompletedEnrolment complete(CompleteEnrolment command) {
        OpenEnrolment opening = command.opening();
        limits.spend(LimitKind.ENROLMENT_OPEN, call.address());
        VerifiedProof proof = proofs.verify(new ProofDemand(
                opening.proof(),
                opening.method(),
                opening.path(),
                NonceRule.server(NoncePurpose.ENROLMENT, opening.enrolment().toString())));
        Optional<OrganizationId> organization = scope.enterByEnrolment(opening.enrolment());
        return audited(
                organization,
                "enrolment.completed",
                opening.enrolment(),
                () -> complete(command, proof),
                completed -> Map.of("device", completed.device().toString()));
    }

    private OpenedEnrolment open(OpenEnrolment command, VerifiedProof proof) {
        EnrolmentEntity enrolment = find(command);
        Invitation invitation = invitation(enrolment);
        Instant now = clock.instant();
        return switch (enrolment.stateAt(now)) {
            case CREATED -> openFirst(enrolment, invitation, proof.thumbprint(), now);
            case OPENED -> openAgain(enrolment, invitation, proof.thumbprint());
            default -> throw new EnrolmentRefusedException(Reason.STATE);
        };
    }

    private OpenedEnrolment openFirst(
            EnrolmentEntity enrolment, Invitation invitation, Thumbprint deviceKey, Instant now) {
        String challenge = SecretToken.random256().reveal();
        String userHandle = SecretToken.random256().reveal();
        if (!enrolments.open(enrolment.id(), deviceKey, challenge, Base64Url.decode(userHandle), now)) {
            throw new EnrolmentRefusedException(Reason.STATE);
        }
        return opened(enrolment, invitation, challenge, userHandle);
    }

    private OpenedEnrolment openAgain(EnrolmentEntity enrolment, Invitation invitation, Thumbprint deviceKey) {
        requireOpener(enrolment, deviceKey);
        return opened(
                enrolment,
                invitation,
                enrolment.challenge().orElseThrow(),
                Base64Url.encode(enrolment.userHandle().orElseThrow()));
    }

    private OpenedEnrolment opened(
            EnrolmentEntity enrolment, Invitation invitation, String challenge, String userHandle) {
        return new OpenedEnrolment(
                enrolment.id(),
                invitation.application(),
                invitation.user().externalId(),
                invitation.user().label(),
                challenge,
                keys.relyingPartyId(),
                userHandle,
                devices.hasActive(invitation.user().id()),
                enrolment.expiresAt(),
                proofs.freshNonce(NoncePurpose.ENROLMENT, enrolment.id().toString()));
    }

    private CompletedEnrolment complete(CompleteEnrolment command, VerifiedProof proof) {
        EnrolmentEntity enrolment = find(command.opening());
        Invitation invitation = invitation(enrolment);
        Instant now = clock.instant();
        if (enrolment.stateAt(now) != EnrolmentState.OPENED) {
            throw new EnrolmentRefusedException(Reason.STATE);
        }
        requireOpener(enrolment, proof.thumbprint());
        RegisteredApprovalKey approvalKey =
                keys.verify(command, proof.key(), enrolment, invitation.user().externalId(), invitation.application());
        if (devices.countOfUser(invitation.user().id()) >= MOST_DEVICES) {
            throw new EnrolmentRefusedException(Reason.TOO_MANY_DEVICES);
        }
        DeviceEntity device = new DeviceEntity(
                DeviceId.at(now), enrolment.owner(), command.deviceName(), proof.key(), approvalKey, now);
        if (!devices.add(device)) {
            throw new EnrolmentRefusedException(Reason.KEY_TAKEN);
        }
        MatchingNumber code = MatchingNumber.random();
        if (!enrolments.complete(
                enrolment.id(), proof.thumbprint(), device.id(), codes.mac(enrolment.id(), code), now)) {
            throw new EnrolmentRefusedException(Reason.STATE);
        }
        return new CompletedEnrolment(device.id(), code, enrolment.expiresAt());
    }

    private EnrolmentEntity find(OpenEnrolment command) {
        EnrolmentEntity enrolment =
                enrolments.find(command.enrolment()).orElseThrow(() -> new EnrolmentRefusedException(Reason.UNKNOWN));
        if (!enrolment.isNamedBy(hash(command.token()))) {
            throw new EnrolmentRefusedException(Reason.TOKEN);
        }
        return enrolment;
    }

    /** The invited user and the application; nobody else decides on the user's devices until this transaction ends. */
    private Invitation invitation(EnrolmentEntity enrolment) {
        UserEntity user = users.lock(enrolment.owner().user()).orElseThrow();
        ApplicationView application =
                applications.find(enrolment.owner().application()).orElseThrow();
        if (!user.isActive() || !application.isActive()) {
            throw new EnrolmentRefusedException(Reason.NOT_ALLOWED);
        }
        return new Invitation(user, application);
    }

    private static void requireOpener(EnrolmentEntity enrolment, Thumbprint deviceKey) {
        if (!enrolment.wasOpenedBy(deviceKey.value())) {
            throw new EnrolmentRefusedException(Reason.OTHER_KEY);
        }
    }

    private static byte[] hash(String token) {
        try {
            return SecretToken.parse(token).hash();
        } catch (MalformedException e) {
            throw new EnrolmentRefusedException(Reason.TOKEN);
        }
    }

    private <T> T audited(
            Optional<OrganizationId> organization,
            String action,
            EnrolmentId enrolment,
            Supplier<T> step,
            Function<T, Map<String, String>> facts) {
        AuditEvent event = AuditEvent.success(
                organization.orElse(null), action, Actor.anonymous(), Target.of("enrolment", enrolment));
        try {
            T result = step.get();
            audit.record(event.with(facts.apply(result)));
            return result;
        } catch (EnrolmentRefusedException e) {
            throw refusals.refuse(event.refused(e.reason()), ProblemType.ENROLMENT_REFUSED);
        }
    }

    private record Invitation(UserEntity user, ApplicationView application) {}
}
