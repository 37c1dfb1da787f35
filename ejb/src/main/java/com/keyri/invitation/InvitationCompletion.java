package com.keyri.invitation;

import com.keyri.account.AccountScope;
import com.keyri.account.PhoneEnrolled;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.VisitPurpose;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.invitation.model.Invitation;
import com.keyri.invitation.model.InvitationId;
import com.keyri.invitation.model.InvitedAs;
import com.keyri.invitation.store.InvitationStore;
import com.keyri.member.store.MembershipStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.setup.InstallationSetUp;
import com.keyri.staff.model.StaffRole;
import com.keyri.staff.store.StaffRoleStore;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a member of whoever has accepted, as soon as that account has a phone. */
@ApplicationScoped
public class InvitationCompletion {
    @Inject
    InvitationStore store;

    @Inject
    Invitations invitations;

    @Inject
    OrganizationScope organizations;

    @Inject
    AccountScope scope;

    @Inject
    MembershipStore members;

    @Inject
    StaffRoleStore staff;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    void completeEnrolled(@Observes PhoneEnrolled phone) {
        if (phone.purpose() != VisitPurpose.INVITATION) {
            return;
        }
        InvitationId id = new InvitationId(phone.subject().orElseThrow());
        store.enterKnown(id);
        Invitation invitation = store.lock(id)
                .filter(Invitation::isOpen)
                .filter(found -> found.account().equals(Optional.of(phone.account())))
                .orElseThrow(() -> DomainException.of(ProblemType.LINK_REFUSED));
        complete(invitation, phone.account());
    }

    /** The others of the first start. */
    void inviteOthers(@Observes InstallationSetUp setUp) {
        Actor actor = Actor.account(setUp.administrator());
        setUp.securityOfficer()
                .ifPresent(mail -> invitations.make(
                        new Invite(mail, InvitedAs.staff(StaffRole.SECURITY_OFFICER)), setUp.administrator(), actor));
        setUp.secondAdministrator()
                .ifPresent(mail -> invitations.make(
                        new Invite(mail, InvitedAs.staff(StaffRole.ADMINISTRATOR)), setUp.administrator(), actor));
    }

    /**
     * The account is a member from now on; nothing happens where the invitation isn't open any more.
     *
     * @throws DomainException {@code CONFLICT} where the role has been given to somebody else
     */
    void complete(Invitation invitation, AccountId account) {
        Instant now = clock.instant();
        if (!store.accept(invitation.id(), account, now)) {
            return;
        }
        Optional<OrganizationId> organization = invitation.as().organization();
        if (organization.isPresent()) {
            organizations.enter(organization.orElseThrow());
            members.add(organization.orElseThrow(), account, invitation.as().memberRole(), now);
        } else {
            scope.enterStaff();
            boolean isGranted = staff.grant(account, invitation.as().staffRole(), Optional.empty(), now);
            // Otherwise the account has the role by now, or somebody else the one office.
            if (!isGranted && !staff.rolesOf(account).contains(invitation.as().staffRole())) {
                throw taken();
            }
        }
        audit.record(invitations
                .event("invitation.accepted", invitation, Actor.account(account))
                .with(Map.of("role", invitation.as().role())));
    }

    /** Refuses, before anybody connects a phone for it, an office that somebody else has come to since. */
    void requireFree(InvitedAs as) {
        boolean isOffice = as.organization().isEmpty() && as.staffRole() == StaffRole.SECURITY_OFFICER;
        if (isOffice && staff.count(StaffRole.SECURITY_OFFICER) > 0) {
            throw taken();
        }
    }

    private static DomainException taken() {
        return DomainException.of(
                ProblemType.CONFLICT,
                List.of("there is a security officer by now: ask for an invitation with another role"));
    }
}
