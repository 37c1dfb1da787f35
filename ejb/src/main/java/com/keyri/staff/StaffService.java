package com.keyri.staff;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountState;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.staff.model.StaffMember;
import com.keyri.staff.model.StaffRole;
import com.keyri.staff.store.StaffRoleStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The staff and what they may do. Who changes it is looked at once more under the lock that makes such changes one
 * after the other: of two administrators who take each other's role, the second isn't one any more.
 */
@Stateless
@RolesAllowed(Roles.STAFF_ADMINISTRATOR)
public class StaffService {
    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    StaffRoleStore roles;

    @Inject
    Approvals approvals;

    @Inject
    OwnApplication own;

    @Inject
    StaffNotices notices;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /** The staff, the first who came first; {@code cursor} is the {@code next} of the page before. */
    @RolesAllowed(Roles.STAFF)
    public Page<StaffMember> list(Optional<StaffRole> role, int limit, Optional<String> cursor) {
        Optional<AccountId> after = cursor.map(
                text -> AccountId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        scope.enterStaff();
        return Page.cut(
                roles.list(role, after, limit + 1),
                limit,
                last -> last.account().toString());
    }

    /** One of the staff. */
    @RolesAllowed(Roles.STAFF)
    public StaffMember get(AccountId account) {
        scope.enterStaff();
        return roles.find(account).orElseThrow(StaffService::notFound);
    }

    /** Gives somebody of the staff a further role. */
    public StaffMember grant(AccountId account, StaffRole role) {
        StaffMember member = enter(account);
        if (member.state() != AccountState.ACTIVE) {
            throw refused("this account isn't active");
        }
        if (role == StaffRole.SECURITY_OFFICER && roles.count(role) > 0) {
            throw refused("there is one security officer: hand the office over instead");
        }
        if (member.roles().contains(role)) {
            return member;
        }
        approvals.require("Give " + member.nameAndAddress() + " the staff role " + role.label());
        if (!roles.grant(account, role, Optional.of(caller.account()), clock.instant())) {
            throw refused("there is one security officer: hand the office over instead");
        }
        record("staff.role-granted", account, role);
        notices.changed(member, role);
        return get(account);
    }

    /** Takes a role from somebody of the staff. */
    public StaffMember end(AccountId account, StaffRole role) {
        StaffMember member = enter(account);
        if (!member.roles().contains(role)) {
            return member;
        }
        if (role == StaffRole.SECURITY_OFFICER) {
            throw refused("the office of the security officer is handed over, not given up");
        }
        if (role == StaffRole.ADMINISTRATOR && roles.count(role) == 1) {
            throw refused("an administrator of the staff stays: make somebody else one first");
        }
        approvals.require("Take the staff role " + role.label() + " from " + member.nameAndAddress());
        roles.end(account, role, clock.instant());
        record("staff.role-ended", account, role);
        notices.changed(member, role);
        return get(account);
    }

    /** Makes somebody else of the staff the one security officer, in the place of whoever is it. */
    @RolesAllowed({Roles.STAFF_ADMINISTRATOR, Roles.SECURITY_OFFICER})
    public StaffMember handOverSecurity(AccountId account) {
        scope.enterStaff();
        roles.lockAll();
        requireStill(StaffRole.ADMINISTRATOR, StaffRole.SECURITY_OFFICER);
        StaffMember next = roles.find(account).orElseThrow(StaffService::notFound);
        if (next.state() != AccountState.ACTIVE) {
            throw refused("this account isn't active");
        }
        if (next.roles().contains(StaffRole.SECURITY_OFFICER)) {
            return next;
        }
        if (account.equals(caller.account())) {
            throw refused("nobody makes themselves the security officer: ask another administrator");
        }
        approvals.require("Make " + next.nameAndAddress() + " the security officer of this installation");
        roles.list(Optional.of(StaffRole.SECURITY_OFFICER), Optional.empty(), 1).forEach(officer -> {
            roles.end(officer.account(), StaffRole.SECURITY_OFFICER, clock.instant());
            record("staff.role-ended", officer.account(), StaffRole.SECURITY_OFFICER);
            notices.officerChanged(officer, next);
        });
        roles.grant(account, StaffRole.SECURITY_OFFICER, Optional.of(caller.account()), clock.instant());
        record("staff.role-granted", account, StaffRole.SECURITY_OFFICER);
        notices.officerChanged(next, next);
        return get(account);
    }

    private StaffMember enter(AccountId account) {
        scope.enterStaff();
        roles.lockAll();
        requireStill(StaffRole.ADMINISTRATOR);
        StaffMember member = roles.find(account).orElseThrow(StaffService::notFound);
        if (account.equals(caller.account())) {
            throw refused("nobody changes their own roles: ask another administrator");
        }
        return member;
    }

    private void requireStill(StaffRole... any) {
        boolean isStill = roles.find(caller.account())
                .filter(member -> member.state() == AccountState.ACTIVE)
                .filter(member -> List.of(any).stream().anyMatch(member.roles()::contains))
                .isPresent();
        if (!isStill) {
            throw DomainException.of(ProblemType.FORBIDDEN);
        }
    }

    private void record(String action, AccountId account, StaffRole role) {
        audit.record(AuditEvent.success(own.organization(), action, caller.actor(), Target.of("account", account))
                .with(Map.of("role", role.name())));
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }

    private static DomainException notFound() {
        return DomainException.of(ProblemType.NOT_FOUND);
    }
}
