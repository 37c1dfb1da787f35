package com.keyri.device;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.application.ApplicationAccess;
import com.keyri.application.model.ApplicationId;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.ListedUser;
import com.keyri.device.model.UserState;
import com.keyri.device.store.UserDirectoryStore;
import com.keyri.paging.model.Page;
import com.keyri.request.Precondition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;

/** The users of an organization's applications and their devices, for those who look after them. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER})
public class UserDirectoryService {
    @Inject
    Caller caller;

    @Inject
    ApplicationAccess access;

    @Inject
    UserDirectoryStore store;

    @Inject
    UserChanges users;

    /** The users of an application by id; {@code cursor} is the {@code next} of the page before. */
    @RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER, Roles.VIEWER})
    public Page<ListedUser> list(
            ApplicationId application, Optional<UserState> state, int limit, Optional<String> cursor) {
        access.enter(application);
        return Page.cut(store.list(application, state, cursor, limit + 1), limit, ListedUser::userId);
    }

    /** The user with their devices, revoked ones of the last 30 days included. */
    @RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.DEVELOPER, Roles.VIEWER})
    public UserView get(ApplicationId application, String userId) {
        return users.find(enter(application), userId);
    }

    /** Suspends or reactivates the user, where they are as the caller demands. */
    public UserView change(
            ApplicationId application, String userId, UserState state, Precondition<UserView> precondition) {
        return users.change(enter(application), userId, state, precondition);
    }

    /** Revokes one of the user's devices; nothing happens where it is revoked. */
    public void revokeDevice(ApplicationId application, String userId, DeviceId device) {
        users.revokeDevice(enter(application), userId, device);
    }

    private EnrollingApplication enter(ApplicationId application) {
        return new EnrollingApplication(application, access.enter(application), caller.actor());
    }
}
