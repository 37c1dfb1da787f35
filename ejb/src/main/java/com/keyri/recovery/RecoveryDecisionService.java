package com.keyri.recovery;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.AccountScope;
import com.keyri.account.model.AccountKind;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.approval.Approvals;
import com.keyri.mail.RecoveryStep;
import com.keyri.member.model.Member;
import com.keyri.member.model.MemberRole;
import com.keyri.member.store.MembershipStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.protocol.SecretToken;
import com.keyri.recovery.model.Recovery;
import com.keyri.recovery.model.RecoveryCase;
import com.keyri.recovery.model.RecoveryId;
import com.keyri.recovery.model.RecoveryQuery;
import com.keyri.recovery.model.RecoveryRule;
import com.keyri.recovery.model.RecoveryState;
import com.keyri.recovery.store.RecoveryDecisionStore;
import com.keyri.recovery.store.RecoveryStore;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Others decide about a recovery: owners and administrators of the organization where the person may do most, or the
 * staff. What somebody may not decide about isn't there for them.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR, Roles.STAFF_ADMINISTRATOR, Roles.STAFF_SUPPORT})
public class RecoveryDecisionService {
    private static final Duration APPROVED_LIFE = Duration.ofHours(24);

    @Inject
    Caller caller;

    @Inject
    AccountScope scope;

    @Inject
    OrganizationScope organizationScope;

    @Inject
    AccountStore accounts;

    @Inject
    MembershipStore members;

    @Inject
    RecoveryStore store;

    @Inject
    RecoveryDecisionStore decisions;

    @Inject
    RecoveryDeciders deciders;

    @Inject
    RecoveryEndings endings;

    @Inject
    RecoveryMails mails;

    @Inject
    RecoveryRecords records;

    @Inject
    Approvals approvals;

    @Inject
    InstantSource clock;

    /** Those that the caller may decide about, oldest first; {@code cursor} is the {@code next} of the page before. */
    public Page<RecoveryCase> list(int limit, Optional<String> cursor) {
        Optional<RecoveryId> after = cursor.map(
                text -> RecoveryId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        RecoveryQuery query = new RecoveryQuery(caller.account(), clock.instant(), after, limit + 1);
        List<RecoveryCase> cases = isStaff()
                ? decisions.listOfStaff(query)
                : decisions.list(
                        enterOrganization(), caller.session().memberRole().orElseThrow(), query);
        return Page.cut(cases, limit, last -> last.recovery().id().toString());
    }

    /** Approves one, with an approval on the phone; where it has enough of them a new phone may be connected. */
    public void approve(RecoveryId id) {
        Recovery recovery = require(id);
        AccountEntity account = accounts.find(recovery.account()).orElseThrow();
        if (recovery.state() != RecoveryState.AWAITING_APPROVAL) {
            throw refused("it is approved already");
        }
        approvals.require("Approve the recovery of " + RecoveryDeciders.name(account) + " ("
                + account.person().mailAddress().value() + "): a new phone will sign in for them");
        Instant now = clock.instant();
        if (!decisions.approve(id, caller.account(), now)) {
            throw refused("you have approved it already: another person has to");
        }
        records.step("recovery.approval-given", recovery, caller.actor());
        RecoveryRule rule = deciders.rule(account);
        boolean isEnough = rule == RecoveryRule.ORGANIZATION || decisions.approvals(id) >= rule.approvals();
        if (!isEnough) {
            mails.step(account, RecoveryStep.APPROVED_ONCE);
            return;
        }
        SecretToken token = SecretToken.random256();
        store.addLink(id, token.hash());
        store.move(recovery, RecoveryState.APPROVED, now.plus(APPROVED_LIFE));
        records.step("recovery.approved", recovery, caller.actor());
        mails.approved(account, token);
    }

    /** Refuses one, also one that was approved and has no phone yet. */
    public void refuse(RecoveryId id) {
        endings.refuse(require(id), caller.actor(), "DECIDED");
    }

    private Recovery require(RecoveryId id) {
        Optional<MemberRole> role = isStaff() ? Optional.empty() : Optional.of(lockRole(enterOrganization()));
        Recovery recovery = store.lock(id)
                .filter(found -> found.isOpen(clock.instant()) && found.state() != RecoveryState.LINK_SENT)
                .orElseThrow(RecoveryDecisionService::notFound);
        if (recovery.account().equals(caller.account())) {
            throw refused("nobody decides about their own recovery");
        }
        AccountEntity account = accounts.find(recovery.account()).orElseThrow(RecoveryDecisionService::notFound);
        boolean decides = role.map(own -> decidesAsMember(account, own)).orElseGet(() -> decidesAsStaff(account));
        if (!decides) {
            throw notFound();
        }
        return recovery;
    }

    private boolean decidesAsMember(AccountEntity account, MemberRole role) {
        return account.kind() == AccountKind.CUSTOMER
                && role.managesMembers()
                && decisions.places(account.id()).stream()
                        .filter(place -> place.organization().equals(caller.organization()))
                        .anyMatch(place -> role == MemberRole.OWNER || !place.ownersOnly());
    }

    private boolean decidesAsStaff(AccountEntity account) {
        return deciders.rule(account) != RecoveryRule.ORGANIZATION
                && decisions.decidesAsStaff(caller.account(), account.kind());
    }

    private boolean isStaff() {
        boolean isStaff = caller.session().kind() == AccountKind.STAFF;
        if (isStaff) {
            scope.enterStaff();
        }
        return isStaff;
    }

    private OrganizationId enterOrganization() {
        OrganizationId organization = caller.organization();
        organizationScope.enter(organization);
        return organization;
    }

    /** The role as it is now, which nobody changes until this transaction ends. */
    private MemberRole lockRole(OrganizationId organization) {
        return members.lock(organization, caller.account())
                .map(Member::role)
                .orElseThrow(RecoveryDecisionService::notFound);
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }

    private static DomainException notFound() {
        return DomainException.of(ProblemType.NOT_FOUND);
    }
}
