package com.keyri.signin;

import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.device.model.ClaimingDevice;
import com.keyri.signin.model.SignIn;
import com.keyri.signin.store.KnownBrowserStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Browsers that somebody says aren't theirs: the next sign-in from there is a stranger's again. */
@ApplicationScoped
public class ForgottenBrowsers {
    @Inject
    KnownBrowserStore knownBrowsers;

    @EJB
    AuditService audit;

    /** Forgets the sign-in's browser for the device's user, in the caller's transaction. */
    public void forget(SignIn signIn, ClaimingDevice device) {
        if (knownBrowsers.forget(device.userId(), signIn.browserKey().thumbprint())) {
            audit.record(AuditEvent.success(
                    signIn.organization(),
                    "browser.forgotten",
                    Actor.device(device.deviceId()),
                    Target.of("sign-in", signIn.id())));
        }
    }
}
