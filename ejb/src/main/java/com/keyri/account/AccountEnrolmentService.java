package com.keyri.account;

import com.keyri.account.model.EnrolmentVisit;
import com.keyri.account.model.VisitPurpose;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.account.store.EnrolmentVisitStore;
import com.keyri.audit.AuditService;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.CreatedEnrolment;
import com.keyri.device.EnrollingApplication;
import com.keyri.device.EnrolmentView;
import com.keyri.device.Enrolments;
import com.keyri.device.UserDevices;
import com.keyri.device.model.EnrolmentState;
import com.keyri.device.store.DeviceEntity;
import com.keyri.device.store.DeviceStore;
import com.keyri.installation.OwnApplication;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.mail.MailTemplate;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.MatchingNumber;
import com.keyri.protocol.SecretToken;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/**
 * A browser that came by a link, or belongs to somebody signed in, enrols a phone of an account. Who may is said by the
 * secret of its visit.
 */
@Stateless
@PermitAll
public class AccountEnrolmentService {
    @Inject
    AccountScope scope;

    @Inject
    EnrolmentVisitStore visits;

    @Inject
    AccountStore accounts;

    @Inject
    OwnApplication own;

    @Inject
    Enrolments enrolments;

    @Inject
    UserDevices devices;

    @Inject
    DeviceStore deviceStore;

    @Inject
    AccountMails mails;

    @Inject
    Event<PhoneEnrolled> enrolled;

    @Inject
    Refusals refusals;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /**
     * Invites a phone.
     *
     * @throws DomainException {@code UNAUTHENTICATED} where the visit is over or never was
     */
    public CreatedEnrolment create(SecretToken visitSecret) {
        EnrolmentVisit visit = enter(visitSecret);
        CreatedEnrolment created =
                enrolments.create(application(visit), visit.account().toString(), label(visit));
        visits.begin(visit, created.id());
        return created;
    }

    /**
     * Compares the six digits that the phone shows. With the right ones of an account's first phone, or at the end of a
     * recovery, the phone may approve at once.
     */
    public ConfirmedPhone confirm(SecretToken visitSecret, MatchingNumber code) {
        EnrolmentVisit visit = enter(visitSecret);
        EnrollingApplication application = application(visit);
        EnrolmentView enrolment = enrolments.confirm(
                application,
                visit.enrolment().orElseThrow(() -> DomainException.of(ProblemType.CONFLICT)),
                code,
                () -> makeRoom(application, visit));
        if (enrolment.state() == EnrolmentState.ACTIVE) {
            activate(visit, enrolment);
        }
        if (visit.purpose() == VisitPurpose.DEVICE) {
            tellOfAnother(visit, enrolment);
        }
        return new ConfirmedPhone(enrolment.state(), enrolment.attemptsLeft(), enrolment.activeFrom());
    }

    /** Who comes back after a loss has no phone to ask: all that were there end first. */
    private void makeRoom(EnrollingApplication application, EnrolmentVisit visit) {
        if (visit.purpose() == VisitPurpose.RECOVERY) {
            devices.revokeActive(application, visit.account().toString());
        }
    }

    private void activate(EnrolmentVisit visit, EnrolmentView enrolment) {
        AccountEntity account = accounts.lock(visit.account()).orElseThrow();
        if (account.activate()) {
            audit.record(AuditEvent.success(
                            own.enter().organization(),
                            "account.activated",
                            Actor.account(visit.account()),
                            Target.of("account", visit.account()))
                    .with(Map.of("purpose", visit.purpose().name())));
        }
        visits.removeOf(visit.account());
        enrolled.fire(new PhoneEnrolled(
                visit.account(),
                visit.purpose(),
                visit.subject(),
                enrolment.device().orElseThrow()));
    }

    /**
     * At once, also where it waits: whoever didn't connect it has that time to refuse it. The visit was approved for
     * one phone.
     */
    private void tellOfAnother(EnrolmentVisit visit, EnrolmentView enrolment) {
        boolean isThere =
                enrolment.state() == EnrolmentState.ACTIVE || enrolment.state() == EnrolmentState.AWAITING_APPROVAL;
        if (isThere) {
            visits.removeOf(visit.account());
            DeviceEntity device =
                    deviceStore.find(enrolment.device().orElseThrow()).orElseThrow();
            mails.tell(
                    accounts.find(visit.account()).orElseThrow(),
                    MailTemplate.DEVICE_ADDED,
                    Map.of("device", device.name()));
        }
    }

    private EnrolmentVisit enter(SecretToken visitSecret) {
        refusals.requireSomeLeft();
        Instant now = clock.instant();
        byte[] hash = visitSecret.hash();
        if (scope.enterByVisit(hash, now).flatMap(accounts::find).isEmpty()) {
            throw refused();
        }
        return visits.find(hash, now).orElseThrow(this::refused);
    }

    private DomainException refused() {
        refusals.count();
        return DomainException.of(ProblemType.UNAUTHENTICATED);
    }

    private EnrollingApplication application(EnrolmentVisit visit) {
        FoundInstallation installation = own.enter();
        return new EnrollingApplication(
                installation.application(), installation.organization(), Actor.account(visit.account()));
    }

    /** What the phone calls the account: no name of a person, because it is kept with the sign-ins. */
    private String label(EnrolmentVisit visit) {
        return accounts.find(visit.account()).orElseThrow().kind().label();
    }
}
