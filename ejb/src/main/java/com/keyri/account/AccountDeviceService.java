package com.keyri.account;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.model.VisitPurpose;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.DeviceView;
import com.keyri.device.EnrollingApplication;
import com.keyri.device.UserDevices;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import com.keyri.installation.OwnApplication;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The phones by which a signed-in person signs in to Keyri itself. */
@Stateless
@RolesAllowed(Roles.ACCOUNT)
public class AccountDeviceService {
    @Inject
    Caller caller;

    @Inject
    OwnApplication own;

    @Inject
    AccountScope scope;

    @Inject
    UserDevices devices;

    @Inject
    EnrolmentVisits visits;

    @Inject
    Approvals approvals;

    @EJB
    AuditService audit;

    /** The person's phones, the removed ones of the last 30 days included. */
    public List<DeviceView> list() {
        return devices.list(enter(), userId());
    }

    /** Names a phone. */
    public void rename(DeviceId device, String name) {
        EnrollingApplication application = enter();
        devices.rename(application, userId(), device, name);
        audit.record(AuditEvent.success(
                application.organization(), "device.renamed", caller.actor(), Target.of("device", device)));
    }

    /**
     * Removes a phone, with an approval on any of them; nothing happens where that was done.
     *
     * @throws DomainException {@code CONFLICT} where no phone would be left to sign in with
     */
    public void remove(DeviceId device) {
        EnrollingApplication application = enter();
        List<DeviceView> all = devices.lockAndList(application, userId());
        DeviceView wanted = all.stream()
                .filter(found -> found.id().equals(device))
                .findFirst()
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        boolean isLast = wanted.state() == DeviceState.ACTIVE
                && all.stream()
                                .filter(found -> found.state() == DeviceState.ACTIVE)
                                .count()
                        == 1;
        if (isLast) {
            throw DomainException.of(
                    ProblemType.CONFLICT,
                    List.of("this is the only phone that signs in for you: connect another one first"));
        }
        if (wanted.state() != DeviceState.REVOKED) {
            approvals.require("Remove the phone \"" + wanted.name() + "\" from your Keyri account");
            devices.revoke(application, userId(), device);
        }
    }

    /**
     * Lets the browser connect another phone, which then waits for an approval on one that is there, or for 24 hours.
     *
     * @return the secret of the browser's cookie
     */
    public SecretToken beginEnrolment() {
        scope.enter(caller.account());
        approvals.require("Connect another phone to your Keyri account");
        audit.record(AuditEvent.success(
                own.organization(), "account.enrolment-begun", caller.actor(), Target.of("account", caller.account())));
        return visits.begin(caller.account(), VisitPurpose.DEVICE, Optional.empty());
    }

    private EnrollingApplication enter() {
        FoundInstallation installation = own.enter();
        return new EnrollingApplication(installation.application(), installation.organization(), caller.actor());
    }

    private String userId() {
        return caller.account().toString();
    }
}
