package com.keyri.invitation;

import com.keyri.audit.model.Actor;
import com.keyri.invitation.model.InvitedAs;
import com.keyri.mail.model.MailAddress;
import com.keyri.member.model.MemberRole;
import com.keyri.organization.model.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Invites the first owner of an organization that has nobody yet; its transaction has entered it. */
@ApplicationScoped
public class OwnerInvitations {
    @Inject
    Invitations invitations;

    /** Writes the mail. */
    public void invite(OrganizationId organization, MailAddress owner, Actor actor) {
        invitations.make(new Invite(owner, InvitedAs.member(organization, MemberRole.OWNER)), null, actor);
    }
}
