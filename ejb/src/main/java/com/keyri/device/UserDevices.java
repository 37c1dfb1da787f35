package com.keyri.device;

import com.keyri.device.model.DeviceId;
import com.keyri.device.model.DeviceState;
import com.keyri.device.store.DeviceEntity;
import com.keyri.device.store.DeviceStore;
import com.keyri.device.store.UserEntity;
import com.keyri.device.store.UserStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.text.model.PlainText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The devices of a user, for whoever looks after them on the application's behalf. */
@ApplicationScoped
public class UserDevices {
    private static final Duration REVOKED_STAY = Duration.ofDays(30);
    private static final int MOST = 20;

    @Inject
    UserStore users;

    @Inject
    DeviceStore devices;

    @Inject
    DeviceEndings endings;

    @Inject
    InstantSource clock;

    /** The user's devices, revoked ones of the last 30 days included; none where there is no such user. */
    public List<DeviceView> list(EnrollingApplication application, String userId) {
        return find(application, userId).map(this::of).orElse(List.of());
    }

    /** The same, and nobody else decides on the user's devices until this transaction ends. */
    public List<DeviceView> lockAndList(EnrollingApplication application, String userId) {
        return users.lock(application.id(), userId).map(this::of).orElse(List.of());
    }

    /** The devices of a user who is there. */
    List<DeviceView> of(UserEntity user) {
        return all(user).stream().map(DeviceView::of).toList();
    }

    /**
     * Names one.
     *
     * @throws DomainException {@code NOT_FOUND} where the user has no such device, or has it no more
     */
    public void rename(EnrollingApplication application, String userId, DeviceId device, String name) {
        PlainText.require(name, DeviceService.LONGEST_NAME);
        boolean isNamed = find(application, userId)
                .filter(user -> devices.rename(device, user.id(), name))
                .isPresent();
        if (!isNamed) {
            throw notFound();
        }
    }

    /**
     * Revokes one.
     *
     * @throws DomainException {@code NOT_FOUND} where the user has no such device
     */
    public void revoke(EnrollingApplication application, String userId, DeviceId device) {
        UserEntity user = find(application, userId).orElseThrow(UserDevices::notFound);
        if (devices.find(device)
                .filter(found -> found.userId().equals(user.id()))
                .isEmpty()) {
            throw notFound();
        }
        endings.revoke(application.organization(), user.id(), device, application.actor());
    }

    /** Revokes all that may approve, or wait to. */
    public void revokeActive(EnrollingApplication application, String userId) {
        find(application, userId)
                .ifPresent(user -> all(user).stream()
                        .filter(device ->
                                device.state() == DeviceState.ACTIVE || device.state() == DeviceState.AWAITING_APPROVAL)
                        .forEach(device -> endings.revoke(
                                application.organization(), user.id(), device.id(), application.actor())));
    }

    private List<DeviceEntity> all(UserEntity user) {
        return devices.listOfUser(user.id(), clock.instant().minus(REVOKED_STAY), MOST);
    }

    private Optional<UserEntity> find(EnrollingApplication application, String userId) {
        return users.find(application.id(), userId);
    }

    private static DomainException notFound() {
        return DomainException.of(ProblemType.NOT_FOUND);
    }
}
