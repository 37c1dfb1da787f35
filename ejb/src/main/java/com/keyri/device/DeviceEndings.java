package com.keyri.device;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.UserId;
import com.keyri.device.store.DeviceStore;
import com.keyri.device.store.EnrolmentStore;
import com.keyri.organization.model.OrganizationId;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Ends devices, whoever asks for it. */
@ApplicationScoped
public class DeviceEndings {
    @Inject
    DeviceStore devices;

    @Inject
    EnrolmentStore enrolments;

    @Inject
    Event<DeviceRevoked> revoked;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /**
     * Revokes a device of the user, its enrolment where that isn't over, and what it had begun; false if it was ended.
     */
    boolean revoke(OrganizationId organization, UserId user, DeviceId device, Actor actor) {
        if (!devices.revoke(device, user, clock.instant())) {
            return false;
        }
        enrolments.refuseOf(device);
        audit.record(AuditEvent.success(organization, "device.revoked", actor, Target.of("device", device)));
        revoked.fire(new DeviceRevoked(device));
        return true;
    }
}
