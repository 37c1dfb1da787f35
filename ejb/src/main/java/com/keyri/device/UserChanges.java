package com.keyri.device;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.DeviceId;
import com.keyri.device.model.UserState;
import com.keyri.device.store.UserEntity;
import com.keyri.device.store.UserStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.Precondition;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * What is done with a user, whoever does it: the application's server or somebody who looks after the application. Runs
 * in the use case's transaction, which has entered the application's organization.
 */
@ApplicationScoped
public class UserChanges {
    @Inject
    UserStore users;

    @Inject
    UserDevices devices;

    @Inject
    Event<UserSuspended> suspended;

    @EJB
    AuditService audit;

    UserView find(EnrollingApplication application, String userId) {
        return view(require(users.find(application.id(), userId)));
    }

    UserView change(
            EnrollingApplication application, String userId, UserState state, Precondition<UserView> precondition) {
        UserEntity user = require(users.lock(application.id(), userId));
        precondition.require(view(user));
        if (state == UserState.SUSPENDED && user.suspend()) {
            record("user.suspended", application, user);
            suspended.fire(new UserSuspended(user.id()));
        } else if (state == UserState.ACTIVE && user.reactivate()) {
            record("user.reactivated", application, user);
        }
        return view(user);
    }

    void revokeDevice(EnrollingApplication application, String userId, DeviceId device) {
        devices.revoke(application, userId, device);
    }

    private UserView view(UserEntity user) {
        return new UserView(user.externalId(), user.state(), devices.of(user));
    }

    private void record(String action, EnrollingApplication application, UserEntity user) {
        audit.record(AuditEvent.success(
                application.organization(), action, application.actor(), Target.of("user", user.id())));
    }

    private static UserEntity require(Optional<UserEntity> user) {
        return user.orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
    }
}
