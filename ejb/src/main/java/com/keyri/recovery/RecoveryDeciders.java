package com.keyri.recovery;

import com.keyri.account.AccountMails;
import com.keyri.account.AccountScope;
import com.keyri.account.model.AccountKind;
import com.keyri.account.store.AccountEntity;
import com.keyri.account.store.AccountStore;
import com.keyri.mail.MailTemplate;
import com.keyri.member.model.Member;
import com.keyri.member.model.MemberQuery;
import com.keyri.member.model.MemberRole;
import com.keyri.member.model.Membership;
import com.keyri.member.store.MembershipStore;
import com.keyri.organization.OrganizationScope;
import com.keyri.organization.store.OrganizationEntity;
import com.keyri.organization.store.OrganizationStore;
import com.keyri.recovery.model.RecoveryPlace;
import com.keyri.recovery.model.RecoveryRule;
import com.keyri.recovery.store.RecoveryDecisionStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who decides about a recovery, and the mail that asks them to. */
@ApplicationScoped
class RecoveryDeciders {
    private static final int MOST_PER_ROLE = 20;

    @Inject
    RecoveryDecisionStore decisions;

    @Inject
    AccountScope scope;

    @Inject
    AccountStore accounts;

    @Inject
    OrganizationScope organizationScope;

    @Inject
    OrganizationStore organizations;

    @Inject
    MembershipStore members;

    @Inject
    AccountMails mails;

    RecoveryRule rule(AccountEntity account) {
        if (account.kind() == AccountKind.STAFF) {
            return RecoveryRule.STAFF_ADMINISTRATOR;
        }
        return decisions.places(account.id()).isEmpty() ? RecoveryRule.TWO_OF_STAFF : RecoveryRule.ORGANIZATION;
    }

    /** Writes to those who may approve; the transaction has entered the account, and enters their places. */
    void ask(AccountEntity account) {
        if (rule(account) == RecoveryRule.ORGANIZATION) {
            decisions.places(account.id()).forEach(place -> askMembers(account, place));
        } else {
            askStaff(account);
        }
    }

    private void askMembers(AccountEntity account, RecoveryPlace place) {
        organizationScope.enter(place.organization());
        String name = organizations
                .find(place.organization())
                .map(OrganizationEntity::name)
                .orElseThrow();
        Stream<MemberRole> roles = place.ownersOnly()
                ? Stream.of(MemberRole.OWNER)
                : Stream.of(MemberRole.OWNER, MemberRole.ADMINISTRATOR);
        roles.flatMap(role -> members
                        .list(
                                place.organization(),
                                new MemberQuery(Optional.of(role), false, Optional.empty(), MOST_PER_ROLE))
                        .stream())
                .map(Member::account)
                .filter(member -> !member.equals(account.id()))
                .flatMap(member -> accounts.find(member).stream())
                .toList()
                .forEach(member -> ask(member, account, name, "/portal/recoveries"));
    }

    private void askStaff(AccountEntity account) {
        String name = members.listOf(account.id(), 1).stream()
                .map(Membership::organizationName)
                .findFirst()
                .or(() -> account.person().companyName())
                .orElse("no organization");
        scope.enterStaff();
        List<AccountEntity> staff = decisions.staffDeciders(account.kind(), account.id(), MOST_PER_ROLE).stream()
                .flatMap(id -> accounts.find(id).stream())
                .toList();
        staff.forEach(member -> ask(member, account, name, "/console/recoveries"));
    }

    private void ask(AccountEntity decider, AccountEntity account, String organization, String path) {
        mails.tell(
                decider,
                MailTemplate.RECOVERY_APPROVAL_WANTED,
                Map.of("person", name(account), "organization", organization),
                path);
    }

    static String name(AccountEntity account) {
        return account.person().name();
    }
}
