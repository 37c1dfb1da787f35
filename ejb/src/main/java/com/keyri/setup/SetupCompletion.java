package com.keyri.setup;

import com.keyri.account.AccountScope;
import com.keyri.account.PhoneEnrolled;
import com.keyri.account.model.VisitPurpose;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.installation.store.InstallationStore;
import com.keyri.staff.model.StaffRole;
import com.keyri.staff.store.StaffRoleStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Ends the set-up when the first account has its phone: it gets its roles, and the others are invited. */
@ApplicationScoped
public class SetupCompletion {
    @Inject
    InstallationStore installations;

    @Inject
    AccountScope scope;

    @Inject
    StaffRoleStore roles;

    @Inject
    Event<InstallationSetUp> setUp;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    void complete(@Observes PhoneEnrolled phone) {
        if (phone.purpose() != VisitPurpose.SETUP) {
            return;
        }
        FoundInstallation installation = installations.find().orElseThrow();
        Instant now = clock.instant();
        if (!installation.firstAccount().equals(phone.account()) || !installations.finish(now)) {
            return;
        }
        scope.enterStaff();
        roles.grant(phone.account(), StaffRole.ADMINISTRATOR, Optional.empty(), now);
        if (installation.officer().isEmpty()) {
            roles.grant(phone.account(), StaffRole.SECURITY_OFFICER, Optional.empty(), now);
        }
        audit.record(AuditEvent.success(
                installation.organization(),
                "installation.set-up",
                Actor.account(phone.account()),
                Target.of("account", phone.account())));
        setUp.fire(new InstallationSetUp(phone.account(), installation.officer(), installation.second()));
    }
}
