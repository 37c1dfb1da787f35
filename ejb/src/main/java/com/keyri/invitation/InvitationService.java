package com.keyri.invitation;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.approval.Approvals;
import com.keyri.invitation.model.Invitation;
import com.keyri.invitation.model.InvitationId;
import com.keyri.invitation.model.InvitedAs;
import com.keyri.invitation.store.InvitationStore;
import com.keyri.mail.model.MailAddress;
import com.keyri.member.model.MemberRole;
import com.keyri.organization.GrowthPermission;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationEntity;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The invitations to the organization that the caller works in. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR})
public class InvitationService {
    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    OrganizationStore organizations;

    @Inject
    InvitationStore store;

    @Inject
    Invitations invitations;

    @Inject
    GrowthPermission growth;

    @Inject
    Approvals approvals;

    /** Invites somebody, by a mail with a link that is good for 24 hours. */
    public Invitation invite(MailAddress mailAddress, MemberRole role) {
        OrganizationId organization = enter();
        if (!isOwner() && (role == MemberRole.OWNER || invitations.isInvitedAsOwner(organization, mailAddress))) {
            throw ownersOnly();
        }
        if (!growth.mayGrow(organization)) {
            throw DomainException.of(ProblemType.PAYMENT_MISSING);
        }
        String name =
                organizations.find(organization).map(OrganizationEntity::name).orElseThrow();
        approvals.require("Invite " + mailAddress.value() + " to " + name + " as " + role.label());
        return invitations.make(
                new Invite(mailAddress, InvitedAs.member(organization, role)), caller.account(), caller.actor());
    }

    /** Those that nobody has accepted, oldest first; {@code cursor} is the {@code next} of the page before. */
    public Page<Invitation> list(int limit, Optional<String> cursor) {
        Optional<InvitationId> after = cursor.map(
                text -> InvitationId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        return Page.cut(
                store.listOpen(Optional.of(enter()), after, limit + 1),
                limit,
                last -> last.id().toString());
    }

    /** Ends one that nobody has accepted. */
    public void withdraw(InvitationId id) {
        enter();
        Invitation invitation =
                store.lock(id).filter(Invitation::isOpen).orElseThrow(() -> DomainException.of(ProblemType.NOT_FOUND));
        if (!isOwner() && invitation.as().memberRole() == MemberRole.OWNER) {
            throw ownersOnly();
        }
        invitations.withdraw(invitation, caller.actor());
    }

    private boolean isOwner() {
        return caller.session().memberRole().orElseThrow() == MemberRole.OWNER;
    }

    private static DomainException ownersOnly() {
        return DomainException.of(ProblemType.CONFLICT, List.of("only an owner decides about owners"));
    }

    private OrganizationId enter() {
        OrganizationId organization = caller.organization();
        scope.enter(organization);
        return organization;
    }
}
