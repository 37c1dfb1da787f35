package com.keyri.device;

import com.keyri.apikey.CallingApiKey;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.UserState;
import com.keyri.device.store.DeviceStore;
import com.keyri.device.store.UserEntity;
import com.keyri.device.store.UserStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.Precondition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What the application's server does with its users and their devices. */
@Stateless
@RolesAllowed("users")
public class UserService {
    private static final Duration REVOKED_STAY = Duration.ofDays(30);
    private static final int MOST_DEVICES = 20;

    @Inject
    CallingApiKey caller;

    @Inject
    OrganizationScope scope;

    @Inject
    UserStore users;

    @Inject
    DeviceStore devices;

    @Inject
    DeviceEndings endings;

    @Inject
    Event<UserSuspended> suspended;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** The user with their devices, revoked ones of the last 30 days included. */
    public UserView find(String userId) {
        scope.enter(caller.organizationId());
        return view(require(users.find(caller.applicationId(), userId)));
    }

    /** Suspends or reactivates the user; nothing happens where they are in that state. */
    public UserView change(String userId, UserState state, Precondition<UserView> precondition) {
        scope.enter(caller.organizationId());
        UserEntity user = require(users.lock(caller.applicationId(), userId));
        precondition.require(view(user));
        if (state == UserState.SUSPENDED && user.suspend()) {
            audit.record(event("user.suspended", user));
            suspended.fire(new UserSuspended(user.id()));
        } else if (state == UserState.ACTIVE && user.reactivate()) {
            audit.record(event("user.reactivated", user));
        }
        return view(user);
    }

    /** Revokes one of the user's devices; nothing happens where it is revoked. */
    public void revokeDevice(String userId, DeviceId device) {
        scope.enter(caller.organizationId());
        UserEntity user = require(users.find(caller.applicationId(), userId));
        if (devices.find(device)
                .filter(found -> found.userId().equals(user.id()))
                .isEmpty()) {
            throw DomainException.of(ProblemType.NOT_FOUND);
        }
        endings.revoke(caller.organizationId(), user.id(), device, caller.actor());
    }

    private UserView view(UserEntity user) {
        return new UserView(
                user.externalId(),
                user.state(),
                devices.listOfUser(user.id(), clock.instant().minus(REVOKED_STAY), MOST_DEVICES).stream()
                        .map(DeviceView::of)
                        .toList());
    }

    private AuditEvent event(String action, UserEntity user) {
        return AuditEvent.success(caller.organizationId(), action, caller.actor(), Target.of("user", user.id()));
    }

    private static UserEntity require(Optional<UserEntity> user) {
        return user.orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }
}
