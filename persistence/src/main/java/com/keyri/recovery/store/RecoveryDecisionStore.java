package com.keyri.recovery.store;

import com.keyri.account.model.AccountId;
import com.keyri.account.model.AccountKind;
import com.keyri.mail.model.MailAddress;
import com.keyri.member.model.MemberRole;
import com.keyri.organization.model.OrganizationId;
import com.keyri.recovery.model.Recovery;
import com.keyri.recovery.model.RecoveryCase;
import com.keyri.recovery.model.RecoveryId;
import com.keyri.recovery.model.RecoveryPlace;
import com.keyri.recovery.model.RecoveryQuery;
import com.keyri.recovery.model.RecoveryState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Keeps who decides about recoveries, and what they have said. */
@ApplicationScoped
public class RecoveryDecisionStore {
    private static final String CASES = """
            select cast(r.id as text), cast(r.account_id as text), r.state, r.code_tries, r.created_at, r.expires_at,
                   a.kind, a.first_name, a.last_name, a.mail_address, recovery_approvals_given(r.id),
                   exists (select from recovery_approval p where p.recovery_id = r.id and p.account_id = ?1)
              from recovery r join account a on a.id = r.account_id
             where r.account_id <> ?1 and r.state in ('AWAITING_APPROVAL', 'APPROVED') and r.expires_at > ?2
               and (cast(?3 as uuid) is null or r.id > cast(?3 as uuid))
            """;
    private static final String IN_ORGANIZATION = CASES + """
             and exists (select from recovery_places(r.account_id) p
                          where p.organization_id = ?5 and (cast(?6 as boolean) or not p.owners_only))
             order by r.id limit ?4
            """;
    private static final String OF_STAFF = CASES + """
             and decides_recoveries(?1, a.kind) and not exists (select from recovery_places(r.account_id))
             order by r.id limit ?4
            """;

    @PersistenceContext
    private EntityManager entities;

    /** The organizations whose members decide about the recovery of a customer; it needs nothing entered. */
    public List<RecoveryPlace> places(AccountId account) {
        List<?> rows =
                entities.createNativeQuery("""
                        select cast(organization_id as text), owners_only from recovery_places(?1) order by 1
                        """).setParameter(1, account.value()).getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new RecoveryPlace(new OrganizationId(UUID.fromString((String) row[0])), (boolean) row[1]))
                .toList();
    }

    /** Whether somebody of the staff decides about accounts of that kind; it needs nothing entered. */
    public boolean decidesAsStaff(AccountId staff, AccountKind kind) {
        return (boolean) entities.createNativeQuery("select decides_recoveries(?1, ?2)")
                .setParameter(1, staff.value())
                .setParameter(2, kind.name())
                .getSingleResult();
    }

    /** How many of the staff could approve the recovery of a last owner; it needs nothing entered. */
    public int countStaff() {
        return (int) entities.createNativeQuery("select count_recovery_staff()").getSingleResult();
    }

    /** What a member of the entered organization decides about. */
    public List<RecoveryCase> list(OrganizationId organization, MemberRole role, RecoveryQuery query) {
        return cases(
                entities.createNativeQuery(IN_ORGANIZATION)
                        .setParameter(5, organization.value())
                        .setParameter(6, role == MemberRole.OWNER),
                query);
    }

    /** What somebody of the staff, which is entered, decides about. */
    public List<RecoveryCase> listOfStaff(RecoveryQuery query) {
        return cases(entities.createNativeQuery(OF_STAFF), query);
    }

    /** Keeps an approval; false where the account has given it before. */
    public boolean approve(RecoveryId recovery, AccountId by, Instant now) {
        return entities.createNativeQuery("""
                                insert into recovery_approval (recovery_id, account_id, approved_at) values (?1, ?2, ?3)
                                on conflict do nothing
                                """)
                        .setParameter(1, recovery.value())
                        .setParameter(2, by.value())
                        .setParameter(3, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** How many approvals of staff it has that count; it needs nothing entered. */
    public int approvals(RecoveryId recovery) {
        return (int) entities.createNativeQuery("select recovery_approvals_given(?1)")
                .setParameter(1, recovery.value())
                .getSingleResult();
    }

    /** Where the staff, which is entered, gets its mails about recoveries of accounts of that kind. */
    public List<AccountId> staffDeciders(AccountKind kind, AccountId but, int limit) {
        List<?> rows = entities.createNativeQuery("""
                        select distinct cast(r.account_id as text) from staff_role r
                         where r.ended_at is null and r.account_id <> ?2 and decides_recoveries(r.account_id, ?1)
                         order by 1 limit ?3
                        """)
                .setParameter(1, kind.name())
                .setParameter(2, but.value())
                .setParameter(3, limit)
                .getResultList();
        return rows.stream()
                .map(row -> new AccountId(UUID.fromString((String) row)))
                .toList();
    }

    private static List<RecoveryCase> cases(Query query, RecoveryQuery wanted) {
        List<?> rows = query.setParameter(1, wanted.caller().value())
                .setParameter(2, Timestamp.from(wanted.now()))
                .setParameter(
                        3,
                        wanted.after()
                                .map(RecoveryId::value)
                                .map(UUID::toString)
                                .orElse(null))
                .setParameter(4, wanted.limit())
                .getResultList();
        return rows.stream().map(row -> found((Object[]) row)).toList();
    }

    private static RecoveryCase found(Object[] row) {
        return new RecoveryCase(
                new Recovery(
                        new RecoveryId(UUID.fromString((String) row[0])),
                        new AccountId(UUID.fromString((String) row[1])),
                        RecoveryState.valueOf((String) row[2]),
                        (int) row[3],
                        ((Timestamp) row[4]).toInstant(),
                        ((Timestamp) row[5]).toInstant()),
                AccountKind.valueOf((String) row[6]),
                (String) row[7] + ' ' + row[8],
                new MailAddress((String) row[9]),
                (int) row[10],
                (boolean) row[11]);
    }
}
