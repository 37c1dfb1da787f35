package com.keyri.member.store;

import com.keyri.account.model.AccountId;
import com.keyri.mail.model.MailAddress;
import com.keyri.member.model.Member;
import com.keyri.member.model.MemberQuery;
import com.keyri.member.model.MemberRole;
import com.keyri.member.model.Membership;
import com.keyri.organization.model.OrganizationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps who belongs to which organization. The organization, or for {@link #listOf} the account, has to be entered
 * first.
 */
@ApplicationScoped
public class MembershipStore {
    private static final String OF_ACCOUNT = """
            select cast(m.organization_id as text), o.name, m.role
              from membership m join organization_names(?1) o on o.id = m.organization_id
             where m.account_id = ?1 order by m.since, m.organization_id limit ?2
            """;
    private static final String MEMBER = """
            select cast(m.account_id as text), a.first_name, a.last_name, a.mail_address, m.role, m.since
              from membership m join account a on a.id = m.account_id
             where m.organization_id = ?1
            """;
    private static final String ONE = MEMBER + " and m.account_id = ?2";
    private static final String LOCKED = ONE + " for update of m";
    private static final String MANY = MEMBER + """
             and (cast(?2 as text) is null or m.role = cast(?2 as text))
             and (cast(?3 as uuid) is null or case when ?4 then m.account_id < cast(?3 as uuid)
                                                   else m.account_id > cast(?3 as uuid) end)
             order by case when ?4 then m.account_id end desc, m.account_id limit ?5
            """;
    private static final String ADD = """
            insert into membership (organization_id, account_id, role, since) values (?1, ?2, ?3, ?4)
            on conflict (organization_id, account_id) do nothing
            """;

    @PersistenceContext
    private EntityManager entities;

    /** The organizations of an account, the first joined first. */
    public List<Membership> listOf(AccountId account, int limit) {
        List<?> rows = entities.createNativeQuery(OF_ACCOUNT)
                .setParameter(1, account.value())
                .setParameter(2, limit)
                .getResultList();
        return rows.stream().map(row -> membership(account, (Object[]) row)).toList();
    }

    /** Makes the account a member; false where it is one already. */
    public boolean add(OrganizationId organization, AccountId account, MemberRole role, Instant now) {
        return entities.createNativeQuery(ADD)
                        .setParameter(1, organization.value())
                        .setParameter(2, account.value())
                        .setParameter(3, role.name())
                        .setParameter(4, Timestamp.from(now))
                        .executeUpdate()
                == 1;
    }

    /** The members of an organization. */
    public List<Member> list(OrganizationId organization, MemberQuery query) {
        List<?> rows = entities.createNativeQuery(MANY)
                .setParameter(1, organization.value())
                .setParameter(2, query.role().map(MemberRole::name).orElse(null))
                .setParameter(
                        3,
                        query.after().map(AccountId::value).map(UUID::toString).orElse(null))
                .setParameter(4, query.newestFirst())
                .setParameter(5, query.limit())
                .getResultList();
        return rows.stream().map(row -> member((Object[]) row)).toList();
    }

    /** One member, whom nobody else changes until this transaction ends. */
    public Optional<Member> lock(OrganizationId organization, AccountId account) {
        return read(entities.createNativeQuery(LOCKED), organization, account);
    }

    /** One member. */
    public Optional<Member> find(OrganizationId organization, AccountId account) {
        return read(entities.createNativeQuery(ONE), organization, account);
    }

    private static Optional<Member> read(Query query, OrganizationId organization, AccountId account) {
        List<?> rows = query.setParameter(1, organization.value())
                .setParameter(2, account.value())
                .getResultList();
        return rows.stream().map(row -> member((Object[]) row)).findFirst();
    }

    /** Changes of an organization's members happen one after the other from now on, until this transaction ends. */
    public void lockAll(OrganizationId organization) {
        entities.createNativeQuery("select 1 from organization where id = ?1 for update")
                .setParameter(1, organization.value())
                .getResultList();
    }

    /** How many members have the role. */
    public long count(OrganizationId organization, MemberRole role) {
        return (long)
                entities.createNativeQuery("select count(*) from membership where organization_id = ?1 and role = ?2")
                        .setParameter(1, organization.value())
                        .setParameter(2, role.name())
                        .getSingleResult();
    }

    /** Gives a member another role. */
    public void change(OrganizationId organization, AccountId account, MemberRole role) {
        entities.createNativeQuery(
                        "update membership set role = ?3, version = version + 1 where organization_id = ?1 and account_id = ?2")
                .setParameter(1, organization.value())
                .setParameter(2, account.value())
                .setParameter(3, role.name())
                .executeUpdate();
    }

    /** Ends a membership. */
    public void remove(OrganizationId organization, AccountId account) {
        entities.createNativeQuery("delete from membership where organization_id = ?1 and account_id = ?2")
                .setParameter(1, organization.value())
                .setParameter(2, account.value())
                .executeUpdate();
    }

    private static Member member(Object[] row) {
        return new Member(
                new AccountId(UUID.fromString((String) row[0])),
                (String) row[1],
                (String) row[2],
                new MailAddress((String) row[3]),
                MemberRole.valueOf((String) row[4]),
                ((Timestamp) row[5]).toInstant());
    }

    private static Membership membership(AccountId account, Object[] row) {
        return new Membership(
                account,
                new OrganizationId(UUID.fromString((String) row[0])),
                (String) row[1],
                MemberRole.valueOf((String) row[2]));
    }
}
