package com.keyri.device;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.AccountOwner;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.EnrolmentId;
import com.keyri.device.model.EnrolmentState;
import com.keyri.device.model.UserId;
import com.keyri.device.store.DeviceEntity;
import com.keyri.device.store.DeviceStore;
import com.keyri.device.store.EnrolmentEntity;
import com.keyri.device.store.EnrolmentStore;
import com.keyri.device.store.UserEntity;
import com.keyri.device.store.UserStore;
import com.keyri.limit.LimitKind;
import com.keyri.limit.RateLimits;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.EnrolmentLink;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.SecretToken;
import com.keyri.text.model.PlainText;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The application's side of enrolments, whichever application it is: a customer's, whose server calls, or Keyri's own.
 * Runs in the use case's transaction, which has entered the application's organization.
 */
@ApplicationScoped
public class Enrolments {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration WAIT_WITHOUT_APPROVAL = Duration.ofHours(24);
    private static final int LONGEST_LABEL = 60;

    @Inject
    UserStore users;

    @Inject
    DeviceStore devices;

    @Inject
    EnrolmentStore enrolments;

    @Inject
    ConfirmationCodes codes;

    @Inject
    DeviceEndings endings;

    @Inject
    RateLimits limits;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    @Inject
    @ConfigProperty(name = "keyri.authenticator-url")
    String authenticatorUrl;

    /** Invites a phone of the user, whom the application knows by {@code userId}; a new user is made. */
    public CreatedEnrolment create(EnrollingApplication application, String userId, String label) {
        PlainText.require(label, LONGEST_LABEL);
        Instant now = clock.instant();
        users.enrol(new AccountOwner(UserId.at(now), application.id(), application.organization()), userId, label, now);
        UserEntity user = users.lock(application.id(), userId).orElseThrow();
        if (!user.isActive() || devices.countOfUser(user.id()) >= PhoneEnrolmentService.MOST_DEVICES) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        SecretToken token = SecretToken.random256();
        EnrolmentEntity enrolment =
                new EnrolmentEntity(EnrolmentId.at(now), user.owner(), token.hash(), now, now.plus(LIFE));
        enrolments.add(enrolment);
        audit.record(event(application, "enrolment.created", enrolment.id())
                .with(Map.of("user", user.id().toString())));
        EnrolmentLink link =
                new EnrolmentLink(authenticatorUrl + "/a", enrolment.id().toString(), token);
        return new CreatedEnrolment(enrolment.id(), link, enrolment.expiresAt());
    }

    /** How far it is. */
    public EnrolmentView find(EnrollingApplication application, EnrolmentId id) {
        EnrolmentEntity enrolment = require(application, id);
        UserEntity user = users.find(enrolment.owner().user()).orElseThrow();
        Optional<Instant> activeFrom =
                enrolment.deviceId().flatMap(devices::find).flatMap(DeviceEntity::activeFrom);
        return view(enrolment, user, enrolment.stateAt(clock.instant()), enrolment.attemptsLeft(), activeFrom);
    }

    /**
     * Compares the code that the user read from the phone. The right one makes the device active, or lets it wait for
     * another device's approval; the fifth wrong one ends the enrolment and its device.
     */
    public EnrolmentView confirm(EnrollingApplication application, EnrolmentId id, MatchingNumber code) {
        return confirm(application, id, code, () -> {});
    }

    /**
     * The same; {@code beforeActivation} runs where the code is right, before it is asked whether another device has to
     * approve.
     */
    public EnrolmentView confirm(
            EnrollingApplication application, EnrolmentId id, MatchingNumber code, Runnable beforeActivation) {
        EnrolmentEntity enrolment = require(application, id);
        UserEntity user = users.lock(enrolment.owner().user()).orElseThrow();
        limits.spend(LimitKind.CONFIRMATION, user.id().toString());
        Instant now = clock.instant();
        if (enrolment.stateAt(now) != EnrolmentState.AWAITING_CODE || !user.isActive()) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        if (!codes.matches(enrolment.codeMac().orElseThrow(), id, code)) {
            return miss(application, enrolment, user, now);
        }
        beforeActivation.run();
        return confirm(application, enrolment, user, now);
    }

    private EnrolmentView confirm(
            EnrollingApplication application, EnrolmentEntity enrolment, UserEntity user, Instant now) {
        boolean asksAnother = devices.hasActive(user.id());
        EnrolmentState next = asksAnother ? EnrolmentState.AWAITING_APPROVAL : EnrolmentState.ACTIVE;
        Instant activeFrom = asksAnother ? now.plus(WAIT_WITHOUT_APPROVAL) : now;
        DeviceId device = enrolment.deviceId().orElseThrow();
        boolean moved = enrolments.confirm(enrolment.id(), next, now)
                && (asksAnother ? devices.awaitApproval(device, activeFrom) : devices.activate(device, now));
        if (!moved) {
            throw DomainException.of(ProblemType.CONFLICT);
        }
        audit.record(event(application, "enrolment.confirmed", enrolment.id())
                .because(next.name())
                .with(Map.of("device", device.toString())));
        return view(enrolment, user, next, 0, Optional.of(activeFrom));
    }

    private EnrolmentView miss(
            EnrollingApplication application, EnrolmentEntity enrolment, UserEntity user, Instant now) {
        int left = enrolments.miss(enrolment.id(), now).orElseThrow(() -> DomainException.of(ProblemType.CONFLICT));
        audit.record(event(application, "enrolment.confirmed", enrolment.id()).refused("CODE"));
        if (left > 0) {
            return view(enrolment, user, EnrolmentState.AWAITING_CODE, left, Optional.empty());
        }
        endings.revoke(
                application.organization(), user.id(), enrolment.deviceId().orElseThrow(), application.actor());
        return view(enrolment, user, EnrolmentState.REFUSED, 0, Optional.empty());
    }

    private EnrolmentEntity require(EnrollingApplication application, EnrolmentId id) {
        return enrolments.find(application.id(), id).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }

    private static AuditEvent event(EnrollingApplication application, String action, EnrolmentId enrolment) {
        return AuditEvent.success(
                application.organization(), action, application.actor(), Target.of("enrolment", enrolment));
    }

    private static EnrolmentView view(
            EnrolmentEntity enrolment, UserEntity user, EnrolmentState state, int left, Optional<Instant> activeFrom) {
        boolean waits = state == EnrolmentState.AWAITING_CODE;
        return new EnrolmentView(
                enrolment.id(),
                user.externalId(),
                state,
                enrolment.deviceId(),
                waits || state == EnrolmentState.REFUSED ? Optional.of(left) : Optional.empty(),
                activeFrom,
                enrolment.expiresAt());
    }
}
