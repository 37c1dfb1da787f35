package com.keyri.signin;

import com.keyri.device.AuthenticatedDevice;
import com.keyri.device.DeviceCall;
import com.keyri.device.DeviceCallers;
import com.keyri.signin.model.PastSignIn;
import com.keyri.signin.store.SignInHistoryStore;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A person looks back on their own sign-ins, from one of their devices. */
@PermitAll
@Stateless
public class SignInHistoryService {
    private static final Duration REACH = Duration.ofDays(30);
    private static final int MOST = 50;

    @Inject
    SignInHistoryStore history;

    @Inject
    DeviceCallers callers;

    @Inject
    InstantSource clock;

    /** The sign-ins of the last 30 days, newest first, at most 50. */
    public List<PastSignIn> recent(DeviceCall call) {
        AuthenticatedDevice caller = callers.authenticate(call).allowedToAct();
        return history.recent(caller.user(), clock.instant().minus(REACH), MOST);
    }
}
