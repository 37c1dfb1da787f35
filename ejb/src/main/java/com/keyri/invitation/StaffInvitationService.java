package com.keyri.invitation;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.approval.Approvals;
import com.keyri.invitation.model.Invitation;
import com.keyri.invitation.model.InvitationId;
import com.keyri.invitation.model.InvitedAs;
import com.keyri.invitation.store.InvitationStore;
import com.keyri.mail.model.MailAddress;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.staff.model.StaffRole;
import com.keyri.staff.store.StaffRoleStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The invitations to the staff. */
@Stateless
@RolesAllowed(Roles.STAFF_ADMINISTRATOR)
public class StaffInvitationService {
    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    StaffRoleStore roles;

    @Inject
    InvitationStore store;

    @Inject
    Invitations invitations;

    @Inject
    Approvals approvals;

    /** Invites somebody, by a mail with a link that is good for 24 hours. */
    public Invitation invite(MailAddress mailAddress, StaffRole role) {
        scope.enterStaff();
        if (role == StaffRole.SECURITY_OFFICER && roles.count(role) > 0) {
            throw DomainException.of(
                    ProblemType.CONFLICT,
                    List.of("there is one security officer: invite with another role, then hand over"));
        }
        approvals.require("Invite " + mailAddress.value() + " to the staff as " + role.label());
        return invitations.make(new Invite(mailAddress, InvitedAs.staff(role)), caller.account(), caller.actor());
    }

    /** Those that nobody has accepted, oldest first; {@code cursor} is the {@code next} of the page before. */
    public Page<Invitation> list(int limit, Optional<String> cursor) {
        Optional<InvitationId> after = cursor.map(
                text -> InvitationId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        scope.enterStaff();
        return Page.cut(
                store.listOpen(Optional.empty(), after, limit + 1),
                limit,
                last -> last.id().toString());
    }

    /** Ends one that nobody has accepted. */
    public void withdraw(InvitationId id) {
        scope.enterStaff();
        Invitation invitation = store.lock(id)
                .filter(Invitation::isOpen)
                .filter(found -> found.as().organization().isEmpty())
                .orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        invitations.withdraw(invitation, caller.actor());
    }
}
