package com.keyri.device;

import com.keyri.apikey.CallingApiKey;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.UserState;
import com.keyri.organization.OrganizationScope;
import com.keyri.request.Precondition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What the application's server does with its users and their devices. */
@Stateless
@RolesAllowed("users")
public class UserService {
    @Inject
    CallingApiKey caller;

    @Inject
    OrganizationScope scope;

    @Inject
    UserChanges users;

    /** The user with their devices, revoked ones of the last 30 days included. */
    public UserView find(String userId) {
        return users.find(enter(), userId);
    }

    /** Suspends or reactivates the user; nothing happens where they are in that state. */
    public UserView change(String userId, UserState state, Precondition<UserView> precondition) {
        return users.change(enter(), userId, state, precondition);
    }

    /** Revokes one of the user's devices; nothing happens where it is revoked. */
    public void revokeDevice(String userId, DeviceId device) {
        users.revokeDevice(enter(), userId, device);
    }

    private EnrollingApplication enter() {
        scope.enter(caller.organizationId());
        return new EnrollingApplication(caller.applicationId(), caller.organizationId(), caller.actor());
    }
}
