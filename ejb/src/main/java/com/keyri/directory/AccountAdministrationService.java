package com.keyri.directory;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountState;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.directory.store.DirectoryStore;
import com.keyri.installation.OwnApplication;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.session.LiveSessions;
import com.keyri.session.model.SessionEnd;
import com.keyri.session.model.SessionId;
import com.keyri.session.store.SessionStore;
import com.keyri.staff.model.StaffRole;
import com.keyri.staff.store.StaffRoleStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The staff end what an account may do, at once; what it is a member of isn't touched. */
@Stateless
@RolesAllowed(Roles.STAFF_ADMINISTRATOR)
public class AccountAdministrationService {
    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    AccountStore accounts;

    @Inject
    SessionStore sessions;

    @Inject
    LiveSessions live;

    @Inject
    DirectoryStore directory;

    @Inject
    StaffRoleStore roles;

    @Inject
    Approvals approvals;

    @Inject
    OwnApplication own;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** Ends the right to sign in, and all sessions; nothing happens where that was done. */
    public void disable(AccountId id) {
        scope.enterStaff();
        roles.lockAll();
        requireStill();
        if (id.equals(caller.account())) {
            throw refused("nobody disables their own account: ask another administrator");
        }
        AccountEntity account = accounts.lock(id).orElseThrow(AccountAdministrationService::notFound);
        if (account.state() == AccountState.ENROLLING) {
            throw refused("nobody has connected a phone to this account yet: it can't sign in");
        }
        List<StaffRole> held = roles.rolesOf(id);
        if (held.contains(StaffRole.SECURITY_OFFICER)) {
            throw refused("the security officer's account stays: hand the office over first");
        }
        if (held.contains(StaffRole.ADMINISTRATOR) && roles.count(StaffRole.ADMINISTRATOR) == 1) {
            throw refused("an administrator of the staff stays: make somebody else one first");
        }
        approvals.require("Disable the account " + id + " and end its sessions");
        if (account.disable()) {
            sessions.endAll(id, Optional.empty(), SessionEnd.REVOKED, clock.instant());
            live.forgetAllOf(id);
            record("account.disabled", "account", id);
        }
    }

    /** Gives the right to sign in back; nothing happens where it is there. */
    public void enable(AccountId id) {
        scope.enterStaff();
        roles.lockAll();
        requireStill();
        AccountEntity account = accounts.lock(id).orElseThrow(AccountAdministrationService::notFound);
        approvals.require("Enable the account " + id);
        if (account.enable()) {
            record("account.enabled", "account", id);
        }
    }

    /** Ends one session, whosever it is. */
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER})
    public void endSession(SessionId session) {
        scope.enterStaff();
        AccountId account = directory.accountOf(session).orElseThrow(AccountAdministrationService::notFound);
        if (!sessions.end(account, session, SessionEnd.REVOKED, clock.instant())) {
            throw notFound();
        }
        live.forgetAllOf(account);
        record("session.ended", "session", session);
    }

    /** Of two who disable each other, the second isn't anybody any more. */
    private void requireStill() {
        boolean isAdministrator = roles.find(caller.account())
                .filter(member -> member.state() == AccountState.ACTIVE)
                .filter(member -> member.roles().contains(StaffRole.ADMINISTRATOR))
                .isPresent();
        if (!isAdministrator) {
            throw DomainException.of(ProblemType.FORBIDDEN);
        }
    }

    private void record(String action, String type, Object id) {
        audit.record(AuditEvent.success(own.organization(), action, caller.actor(), Target.of(type, id)));
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }

    private static DomainException notFound() {
        return DomainException.of(ProblemType.NOT_FOUND);
    }
}
