package com.keyri.device;

import com.keyri.apikey.CallingApiKey;
import com.keyri.device.model.EnrolmentId;
import com.keyri.organization.OrganizationScope;
import com.keyri.protocol.MatchingNumber;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** A customer's server invites a user's phone and confirms the code it shows. */
@Stateless
@RolesAllowed("enrolments")
public class EnrolmentService {
    @Inject
    CallingApiKey caller;

    @Inject
    OrganizationScope scope;

    @Inject
    Enrolments enrolments;

    /** Invites a phone of the user, whom the application knows by {@code userId}; a new user is made. */
    public CreatedEnrolment create(String userId, String label) {
        return enrolments.create(enter(), userId, label);
    }

    /** How far it is. */
    public EnrolmentView find(EnrolmentId id) {
        return enrolments.find(enter(), id);
    }

    /**
     * Compares the code that the user read from the phone. The right one makes the device active, or lets it wait for
     * another device's approval; the fifth wrong one ends the enrolment and its device.
     */
    public EnrolmentView confirm(EnrolmentId id, MatchingNumber code) {
        return enrolments.confirm(enter(), id, code);
    }

    private EnrollingApplication enter() {
        scope.enter(caller.organizationId());
        return new EnrollingApplication(caller.applicationId(), caller.organizationId(), caller.actor());
    }
}
