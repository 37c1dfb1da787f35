package com.keyri.device;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.EnrolmentId;
import com.keyri.device.store.DeviceStore;
import com.keyri.device.store.EnrolmentStore;
import com.keyri.organization.model.OrganizationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Map;

/** What time does to devices and enrolments. */
@PermitAll
@Stateless
public class DeviceUpkeepService {
    private static final int BATCH = 200;

    @Inject
    DeviceStore devices;

    @Inject
    EnrolmentStore enrolments;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Activates at most a batch of the devices whose waiting time is over; whether there may be more. */
    public boolean activateWaiting() {
        Map<DeviceId, OrganizationId> activated = devices.activateWaiting(clock.instant(), BATCH);
        activated.forEach((device, organization) -> audit.record(
                AuditEvent.success(organization, "device.activated", Actor.SYSTEM, Target.of("device", device))
                        .because("WAITING_TIME_OVER")));
        return activated.size() == BATCH;
    }

    /** Expires at most a batch of enrolments, with their unconfirmed devices; whether there may be more. */
    public boolean expireEnrolments() {
        Map<EnrolmentId, OrganizationId> expired = enrolments.expire(clock.instant(), BATCH);
        expired.forEach((enrolment, organization) -> audit.record(AuditEvent.success(
                organization, "enrolment.expired", Actor.SYSTEM, Target.of("enrolment", enrolment))));
        return expired.size() == BATCH;
    }
}
