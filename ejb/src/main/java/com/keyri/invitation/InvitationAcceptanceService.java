package com.keyri.invitation;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.account.EnrolmentVisits;
import com.keyri.account.MailIndex;
import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountState;
import com.keyri.account.model.Person;
import com.keyri.account.model.VisitPurpose;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.audit.Refusals;
import com.keyri.audit.model.Actor;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.invitation.model.Invitation;
import com.keyri.invitation.store.InvitationStore;
import com.keyri.mail.model.MailAddress;
import com.keyri.organization.store.OrganizationEntity;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import com.keyri.session.model.FoundSession;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whoever has the link of an invitation accepts it. A link that is unknown, expired, used or withdrawn is refused in
 * one and the same way.
 */
@Stateless
@PermitAll
public class InvitationAcceptanceService {
    @Inject
    InvitationStore store;

    @Inject
    InvitationCompletion completion;

    @Inject
    OrganizationStore organizations;

    @Inject
    AccountScope scope;

    @Inject
    AccountStore accounts;

    @Inject
    MailIndex mailIndex;

    @Inject
    EnrolmentVisits visits;

    @Inject
    Caller caller;

    @Inject
    Refusals refusals;

    @Inject
    InstantSource clock;

    /** What it is; that uses nothing up. */
    public OpenedInvitation open(SecretToken token) {
        Invitation invitation = require(token);
        MailAddress address = invitation.mailAddress().orElseThrow();
        return new OpenedInvitation(
                invitation.as(),
                invitation.as().organization().flatMap(organizations::find).map(OrganizationEntity::name),
                address,
                existing(mailIndex.of(address))
                        .filter(account -> account.state() != AccountState.ENROLLING)
                        .isPresent(),
                invitation.expiresAt());
    }

    /**
     * Accepts it with a new account.
     *
     * @return the secret of the cookie by which the browser may now enrol the account's phone; the account becomes a
     *     member when that is done, and until then the link may be used again
     */
    public SecretToken accept(AcceptInvitation command) {
        Invitation invitation = require(command.token());
        completion.requireFree(invitation.as());
        MailAddress address = invitation.mailAddress().orElseThrow();
        byte[] index = mailIndex.of(address);
        accounts.lockAddress(index);
        Person person = new Person(command.firstName(), command.lastName(), address, command.companyName());
        AccountEntity account = existing(index)
                .map(found -> again(found, invitation, person))
                .orElseGet(() -> make(invitation, person, index));
        store.attach(invitation.id(), account.id());
        return visits.begin(
                account.id(),
                VisitPurpose.INVITATION,
                Optional.of(invitation.id().value()));
    }

    /** Accepts it as the signed-in person, whose address it has to be. */
    @RolesAllowed(Roles.ACCOUNT)
    public void acceptSignedIn(SecretToken token) {
        FoundSession session = caller.session();
        Invitation invitation = require(token);
        scope.enter(session.account());
        AccountEntity account = accounts.find(session.account()).orElseThrow();
        boolean isTheirs = Arrays.equals(
                mailIndex.of(account.person().mailAddress()),
                mailIndex.of(invitation.mailAddress().orElseThrow()));
        if (!isTheirs) {
            throw refused("this invitation went to another address than your account's");
        }
        requireKind(account, invitation);
        completion.complete(invitation, account.id());
    }

    private Invitation require(SecretToken token) {
        refusals.requireSomeLeft();
        return store.enter(token.hash())
                .filter(found -> found.isGood(clock.instant()))
                .orElseThrow(() -> refusals.refuse(
                        AuditEvent.refusal(
                                null, "invitation.opened", Actor.anonymous(), new Target("invitation", null), "LINK"),
                        ProblemType.LINK_REFUSED));
    }

    /** The account behind the address; whoever has the link reads the mails there. */
    private Optional<AccountEntity> existing(byte[] index) {
        Optional<AccountId> id = accounts.findByMail(index);
        id.ifPresent(scope::enter);
        return id.flatMap(accounts::find);
    }

    private AccountEntity again(AccountEntity account, Invitation invitation, Person person) {
        if (account.state() != AccountState.ENROLLING) {
            throw refused("there is an account with this address: sign in to accept the invitation");
        }
        requireKind(account, invitation);
        account.describe(person);
        return account;
    }

    private AccountEntity make(Invitation invitation, Person person, byte[] index) {
        Instant now = clock.instant();
        AccountEntity account =
                new AccountEntity(AccountId.at(now), invitation.as().kind(), person, index, now);
        scope.enter(account.id());
        accounts.add(account);
        return account;
    }

    private static void requireKind(AccountEntity account, Invitation invitation) {
        if (account.kind() != invitation.as().kind()) {
            throw refused("staff accounts and customers' accounts are apart: use another mail address");
        }
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }
}
