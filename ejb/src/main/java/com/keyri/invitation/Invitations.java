package com.keyri.invitation;

import com.keyri.account.MailIndex;
import com.keyri.account.model.AccountId;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.installation.OwnApplication;
import com.keyri.installation.model.FoundInstallation;
import com.keyri.invitation.model.Invitation;
import com.keyri.invitation.model.InvitationId;
import com.keyri.invitation.model.InvitedAs;
import com.keyri.invitation.store.InvitationStore;
import com.keyri.mail.model.MailAddress;
import com.keyri.member.model.MemberRole;
import com.keyri.organization.model.OrganizationId;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes invitations, whoever invites. Runs in the use case's transaction, which has entered what they are to. */
@ApplicationScoped
public class Invitations {
    private static final Duration LIFE = Duration.ofHours(24);
    /** Each is a mail to an address of the inviter's choice. */
    private static final int MOST_OPEN = 200;

    @Inject
    InvitationStore store;

    @Inject
    MailIndex mailIndex;

    @Inject
    InvitationMails mails;

    @Inject
    OwnApplication own;

    @EJB
    AuditService audit;

    @Inject
    InstantSource clock;

    /**
     * Invites, and writes the mail; an open invitation of the same person to the same place ends.
     *
     * @param by who invites; null where the installation does: the first owner of an organization
     * @throws DomainException {@code CONFLICT} where the person is there already, or too many are invited
     */
    Invitation make(Invite command, @Nullable AccountId by, Actor actor) {
        byte[] index = mailIndex.of(command.mailAddress());
        InvitedAs as = command.as();
        if (store.isThereAlready(as.organization(), index)) {
            throw refused("this person is a member already");
        }
        Instant now = clock.instant();
        if (store.countOthers(as.organization(), index, now) >= MOST_OPEN) {
            throw refused(MOST_OPEN + " invitations are open: wait until some are accepted, or withdraw some");
        }
        SecretToken token = SecretToken.random256();
        Invitation invitation = new Invitation(
                InvitationId.at(now),
                as,
                Optional.of(command.mailAddress()),
                Optional.empty(),
                now,
                now.plus(LIFE),
                true);
        store.add(invitation, index, token.hash(), Optional.ofNullable(by));
        mails.invite(command, by, token);
        audit.record(event("invitation.created", invitation, actor).with(Map.of("role", as.role())));
        return invitation;
    }

    /** Whether the person is invited to be an owner, which only an owner undoes. */
    boolean isInvitedAsOwner(OrganizationId organization, MailAddress address) {
        return store.isOpenAs(organization, mailIndex.of(address), MemberRole.OWNER.name(), clock.instant());
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }

    /** Ends an open one. */
    void withdraw(Invitation invitation, Actor actor) {
        if (store.withdraw(invitation.id(), clock.instant())) {
            audit.record(event("invitation.withdrawn", invitation, actor));
        }
    }

    AuditEvent event(String action, Invitation invitation, Actor actor) {
        OrganizationId place = invitation
                .as()
                .organization()
                .orElseGet(() -> own.find().map(FoundInstallation::organization).orElseThrow());
        return AuditEvent.success(place, action, actor, Target.of("invitation", invitation.id()));
    }
}
