package com.keyri.member;

import com.keyri.access.Caller;
import com.keyri.access.model.Roles;
import com.keyri.account.model.AccountId;
import com.keyri.approval.Approvals;
import com.keyri.audit.AuditService;
import com.keyri.audit.model.AuditEvent;
import com.keyri.audit.model.Target;
import com.keyri.member.model.Member;
import com.keyri.member.model.MemberQuery;
import com.keyri.member.model.MemberRole;
import com.keyri.member.store.MembershipStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.model.OrganizationId;
import com.keyri.organization.store.OrganizationEntity;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.paging.model.Page;
import com.keyri.problem.DomainException;
import com.keyri.problem.ProblemType;
import com.keyri.request.Precondition;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of the organization that the caller works in. Who changes them is looked at once more under the lock that
 * makes such changes one after the other: of two administrators who remove each other, the second isn't one any more.
 */
@Stateless
@RolesAllowed(Roles.MEMBER)
public class MemberService {
    @Inject
    Caller caller;

    @Inject
    OrganizationScope scope;

    @Inject
    MembershipStore members;

    @Inject
    OrganizationStore organizations;

    @Inject
    Approvals approvals;

    @Inject
    MemberNotices notices;

    @EJB
    AuditService audit;

    /** The members; {@code cursor} is the {@code next} of the page before. */
    public Page<Member> list(Optional<MemberRole> role, boolean newestFirst, int limit, Optional<String> cursor) {
        Optional<AccountId> after = cursor.map(
                text -> AccountId.parse(text).orElseThrow(() -> DomainException.of(ProblemType.INVALID_REQUEST)));
        OrganizationId organization = enter();
        return Page.cut(
                members.list(organization, new MemberQuery(role, newestFirst, after, limit + 1)),
                limit,
                last -> last.account().toString());
    }

    /** One member. */
    public Member get(AccountId account) {
        return members.find(enter(), account).orElseThrow(MemberService::notFound);
    }

    /**
     * Gives a member another role.
     *
     * @param demanded what the caller demands the member to be still
     */
    @RolesAllowed({Roles.OWNER, Roles.ADMINISTRATOR})
    public Member changeRole(AccountId account, MemberRole role, Precondition<Member> demanded) {
        OrganizationId organization = enter();
        MemberRole own = lockAndAskOwnRole(organization);
        Member member = members.lock(organization, account).orElseThrow(MemberService::notFound);
        demanded.require(member);
        if (account.equals(caller.account())) {
            throw refused("nobody changes their own role: ask another owner or administrator");
        }
        requireRank(own, member.role());
        requireRank(own, role);
        if (member.role() == role) {
            return member;
        }
        requireAnotherOwner(organization, member, role);
        String name = name(organization);
        approvals.require("Give " + member.nameAndAddress() + " the role " + role.label() + " in " + name + " (now "
                + member.role().label() + ")");
        members.change(organization, account, role);
        audit.record(event(organization, "member.role-changed", account)
                .with(Map.of("from", member.role().name(), "to", role.name())));
        notices.roleChanged(organization, name, member, role);
        return get(account);
    }

    /** Ends a membership: somebody else's, by owners and administrators, or the caller's own, by anybody. */
    public void remove(AccountId account, Precondition<Member> demanded) {
        OrganizationId organization = enter();
        MemberRole own = lockAndAskOwnRole(organization);
        Member member = members.lock(organization, account).orElseThrow(MemberService::notFound);
        demanded.require(member);
        boolean leaves = account.equals(caller.account());
        if (!leaves) {
            requireManager(own);
            requireRank(own, member.role());
        }
        requireAnotherOwner(organization, member, null);
        String name = name(organization);
        approvals.require(leaves ? "Leave " + name : "Remove " + member.nameAndAddress() + " from " + name);
        members.remove(organization, account);
        audit.record(event(organization, "member.removed", account)
                .with(Map.of("role", member.role().name())));
        notices.membershipEnded(organization, name, member);
    }

    private OrganizationId enter() {
        OrganizationId organization = caller.organization();
        scope.enter(organization);
        return organization;
    }

    private MemberRole lockAndAskOwnRole(OrganizationId organization) {
        members.lockAll(organization);
        return members.lock(organization, caller.account()).map(Member::role).orElseThrow(MemberService::notFound);
    }

    private void requireManager(MemberRole own) {
        if (!own.managesMembers()) {
            throw DomainException.of(ProblemType.FORBIDDEN);
        }
    }

    /** Administrators don't make, change or remove owners. */
    private void requireRank(MemberRole own, MemberRole touched) {
        requireManager(own);
        if (touched == MemberRole.OWNER && own != MemberRole.OWNER) {
            throw refused("only an owner decides about owners");
        }
    }

    private void requireAnotherOwner(OrganizationId organization, Member member, @Nullable MemberRole next) {
        boolean isLast = member.role() == MemberRole.OWNER
                && next != MemberRole.OWNER
                && members.count(organization, MemberRole.OWNER) == 1;
        if (isLast) {
            throw refused("an organization keeps an owner: make somebody else one first");
        }
    }

    private String name(OrganizationId organization) {
        return organizations.find(organization).map(OrganizationEntity::name).orElseThrow(MemberService::notFound);
    }

    private AuditEvent event(OrganizationId organization, String action, AccountId account) {
        return AuditEvent.success(organization, action, caller.actor(), Target.of("account", account));
    }

    private static DomainException refused(String reason) {
        return DomainException.of(ProblemType.CONFLICT, List.of(reason));
    }

    private static DomainException notFound() {
        return DomainException.of(ProblemType.NOT_FOUND);
    }
}
